import type { Affine } from '../../domain/geometry/affine.ts'
import type { Lut } from './lut.ts'
import type { MipLevel } from './mips.ts'

/** Affine map from image pixels to device pixels: x' = a·x + c·y + e, y' = b·x + d·y + f. Corners, not centres, are whole numbers. */
export type ImageTransform = Affine

/** What one output pixel is made from: the level to sample, and the map from output pixels to its pixels. */
export interface Sampling {
  readonly source: MipLevel
  readonly toSource: ImageTransform
  /** Undefined for colour pictures. */
  readonly lut: Lut | undefined
  /** Exclusive-or with every pixel: turns grey and colours over. */
  readonly flipBits: number
}
