"""What every subject may use: refusals, the actor, money, working days, input, jobs. No flows."""
