"""What is seen: functions that take values, draw, and hand back what the person did."""
