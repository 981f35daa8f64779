// Statistics come with issue 6 of the plan.
