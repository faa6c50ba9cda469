// For the desk and the second screen: lock after silence or by key, hide by key, and look again every few seconds.
// It only presses buttons that stand in the page; what they do is decided by the server.
(() => {
  if (window.werkplek) return;
  window.werkplek = true;
  const ACTIVE = "werkplek-actief";
  const press = (id) => document.getElementById(id)?.click();
  let noted = 0;
  const note = () => {
    if (Date.now() - noted < 1000) return;
    noted = Date.now();
    localStorage.setItem(ACTIVE, String(noted));
  };
  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    addEventListener(sign, note, { capture: true, passive: true });
  }
  note();
  // All tabs of a desk share one silence.
  setInterval(() => {
    const lock = document.getElementById("vergrendelen");
    const silent = Date.now() - Number(localStorage.getItem(ACTIVE) || noted);
    if (lock && silent > 1000 * Number(lock.dataset.stilte)) lock.click();
  }, 1000);
  // Each has its own number of seconds; by the clock, for a tab in the background is called less often.
  const looked = new WeakMap();
  setInterval(() => {
    for (const button of document.querySelectorAll("[data-kijk]")) {
      if (!looked.has(button)) looked.set(button, Date.now() - 1000);
      if (Date.now() - looked.get(button) < 1000 * Number(button.dataset.kijk) - 500) continue;
      looked.set(button, Date.now());
      button.click();
    }
  }, 1000);
  addEventListener("keydown", (key) => {
    if (!key.ctrlKey || !key.altKey) return;
    if (key.code === "KeyL") press("vergrendelen");
    if (key.code === "KeyV") press("verbergen");
  });
  // Logging out in one tab empties the others at once.
  const others = new BroadcastChannel("werkplek");
  addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/uitloggen") others.postMessage("uitgelogd");
  }, true);
  others.onmessage = () => setTimeout(() => location.reload(), 1000);
})();
