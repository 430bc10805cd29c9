/** What a film is to show. Sides are the patient's, lengths in mm. */
export interface FilmPlan {
  readonly view: 'PA' | 'AP'
  readonly sex: 'F' | 'M'
  /** Widths against a patient of middle size. */
  readonly build: number
  /** Breadth of the heart against a normal one. */
  readonly heart: number
  /** How far the diaphragm stands above full inspiration. */
  readonly shallowBreath: number
  readonly findings: readonly Finding[]
}

export type Side = 'right' | 'left'
export type Zone = 'upper' | 'middle' | 'lower'

export type Finding =
  | { readonly kind: 'nodule'; readonly side: Side; readonly zone: Zone; readonly diameterMm: number }
  | { readonly kind: 'consolidation'; readonly side: Side; readonly zone: Zone }
  | { readonly kind: 'effusion'; readonly side: Side; readonly depthMm: number }
  | { readonly kind: 'pneumothorax'; readonly side: Side; readonly widthMm: number }
  | { readonly kind: 'pacemaker'; readonly side: Side }
  | { readonly kind: 'tracheal-tube' }

/** -1 to the left of the image, where the patient's right is, as doctor and patient face each other. */
export function signOf(side: Side): -1 | 1 {
  return side === 'right' ? -1 : 1
}
