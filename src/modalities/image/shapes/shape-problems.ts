import type { Target } from '../../../domain/records/target.ts'

/**
 * What changing shapes comes to: the first shape's new pieces with what there is to tell of them, or why there are none, in words for the
 * reader.
 */
export type Reshaped =
  | { readonly ok: true; readonly pieces: readonly Target[]; readonly told?: string }
  | { readonly ok: false; readonly why: string }

export const refused = (why: string): Reshaped => ({ ok: false, why })

/** Kinds that enclose something. */
export function isArea({ kind }: Target): boolean {
  return kind === 'box' || kind === 'ellipse' || kind === 'polygon' || kind === 'mask'
}
