import type { Affine } from '../../../domain/geometry/affine.ts'
import type { Facts } from '../../../domain/records/case.ts'
import { oppositeLetters, pictureAxes } from '../../../domain/sides/picture-axes.ts'

/** What lies towards each edge of the screen, in the letters of DICOM (L left, R right, A front, P back, H head, F feet); null where unknown. */
export interface EdgeLetters {
  readonly left: string | null
  readonly right: string | null
  readonly top: string | null
  readonly bottom: string | null
  /** Not from the header: left and right as frontal films are usually shown. */
  readonly isConvention: boolean
}

/**
 * Where the patient's sides are on screen, through a view that may be flipped or turned: each edge has the letters of the direction of
 * the picture that points to it most. Null where nothing is known.
 */
export function edgeLetters(facts: Facts, transform: Pick<Affine, 'a' | 'b' | 'c' | 'd'>): EdgeLetters | null {
  const axes = pictureAxes(facts)
  if (axes === null) return null
  const { a, b, c, d } = transform
  // The picture's x axis points to (a, b) on screen, its y axis to (c, d).
  const xIsAcross = Math.abs(a) * Math.abs(d) >= Math.abs(b) * Math.abs(c)
  const across = xIsAcross ? { letters: axes.x, step: a } : { letters: axes.y, step: c }
  const down = xIsAcross ? { letters: axes.y, step: d } : { letters: axes.x, step: b }
  const [left, right] = ends(across)
  const [top, bottom] = ends(down)
  return { left, right, top, bottom, isConvention: axes.basis === 'view-convention' }
}

function ends({ letters, step }: { letters: string | null; step: number }): readonly [string | null, string | null] {
  if (letters === null) return [null, null]
  const opposite = oppositeLetters(letters)
  return step >= 0 ? [opposite, letters] : [letters, opposite]
}
