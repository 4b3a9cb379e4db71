/** What one says at an hour of the day, 0 to 23. */
export function greeting(hour: number): string {
  // Not "Good night" after midnight: that is said on leaving.
  if (hour < 4 || hour >= 18) return "Good evening";
  return hour < 12 ? "Good morning" : "Good afternoon";
}
