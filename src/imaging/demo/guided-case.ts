/** The case of the demo project that the guide goes through: a film with one nodule that its report names, read by nobody. */
export const guidedCase = {
  /** Place among the cases, in the order in which they are made. */
  index: 1,
  /** Name of the starter label for what is on it. */
  label: 'Nodule',
} as const
