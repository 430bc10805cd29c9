/** Something that a reader should find, in millimetres of the plate (see `PlatePoint`). */
export type Pathology =
  | { readonly kind: 'nodule'; readonly x: number; readonly y: number; readonly diameterMm: number }
  | {
      readonly kind: 'effusion'
      readonly side: 'left' | 'right' /** Height above the deepest angle. */
      readonly heightMm: number
    }
  | { readonly kind: 'consolidation'; readonly x: number; readonly y: number; readonly radiusMm: number }
  | { readonly kind: 'pacemaker' }

/** One simulated exposure. */
export interface Exposure {
  readonly seed: number
  readonly view: 'PA' | 'AP'
  /** Scale across; 1 is an average adult. */
  readonly width: number
  /** Heart width over that of a normal one: 1 is normal. */
  readonly heart: number
  /** How far the diaphragm stands above an average deep breath, mm. */
  readonly diaphragmUp: number
  /** Thickness of the soft parts of the chest wall over the average. */
  readonly build: number
  readonly hasBreasts: boolean
  readonly pathologies: readonly Pathology[]
}
