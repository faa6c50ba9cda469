"""Stateless parts of pages: functions that take values and handlers, and know no State."""

from portal.pages.components.actions import (
    back_link,
    button,
    button_row,
    card_link,
    card_list,
    link_button,
    pictogram,
    text_link,
    way_list,
)
from portal.pages.components.connection import broken_page, connection_notice, lost_connection
from portal.pages.components.feedback import alert, confirmation_panel, empty_state, note, status
from portal.pages.components.form import (
    checkbox,
    checkbox_group,
    checkbox_list,
    date_field,
    error_summary,
    form,
    hidden,
    radio_group,
    radio_list,
    saved_note,
    select_field,
    text_area,
    text_field,
)
from portal.pages.components.frame import page_frame
from portal.pages.components.help import help_block
from portal.pages.components.markup import PlainA, sentence
from portal.pages.components.messages import message, message_list
from portal.pages.components.steps import steps
from portal.pages.components.summary import big_number, code_text, data_table, panel, summary_list, summary_row
from portal.pages.components.tasks import task, task_list, timeline, work_item, work_list

__all__ = [
    "PlainA",
    "alert",
    "back_link",
    "big_number",
    "broken_page",
    "button",
    "button_row",
    "card_link",
    "card_list",
    "checkbox",
    "checkbox_group",
    "checkbox_list",
    "code_text",
    "confirmation_panel",
    "connection_notice",
    "data_table",
    "date_field",
    "empty_state",
    "error_summary",
    "form",
    "help_block",
    "hidden",
    "link_button",
    "lost_connection",
    "message",
    "message_list",
    "note",
    "page_frame",
    "panel",
    "pictogram",
    "radio_group",
    "radio_list",
    "saved_note",
    "select_field",
    "sentence",
    "status",
    "steps",
    "summary_list",
    "summary_row",
    "task",
    "task_list",
    "text_area",
    "text_field",
    "text_link",
    "timeline",
    "way_list",
    "work_item",
    "work_list",
]
