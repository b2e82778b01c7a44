"""Where the corridor is walked: here, or in processes beside this one."""
