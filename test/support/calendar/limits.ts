/** Eight working hours where offices open in the morning only. */
export const mornings = {
  amount: 8,
  unit: "workhour",
  firstDayCounts: false,
  endsAt: "instant",
  roll: "none",
  officeHours: ["09:00-12:00"],
};
