import type { TargetKind } from '../records/target.ts'

/** Kinds that are drawn for the sake of their figures, which stand beside them. */
export const measuringKinds = [
  'length',
  'bidirectional',
  'angle',
  'cobb',
  'ratio',
] as const satisfies readonly TargetKind[]
