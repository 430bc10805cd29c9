import type { Affine } from '../../../../domain/geometry/affine.ts'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'

export interface Pen {
  /** From image pixels to pixels of the canvas. */
  readonly toDevice: Affine
  /** Pixels of the canvas for each CSS pixel. */
  readonly pixelRatio: number
  /** 0 to 1 each; by default lines alone, opaque. */
  readonly opacity?: Opacity
  /** The only canvas pixels that masks are drawn in, where it is less than all: what the context clips besides. */
  readonly clip?: Bounds
}

export interface Opacity {
  readonly fill: number
  readonly outline: number
}
