import { buildMips, type MipLevel } from '../../../imaging/pixels/mips.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'

/** So many slices keep their halved levels: a short way back costs nothing, a whole volume would take a third more memory. */
const kept = 8

/** The halved levels of slices, made when one is first seen that small. */
export function withSmallerLevels(): (picture: Picture) => readonly MipLevel[] {
  const levels = new Map<Picture, readonly MipLevel[]>()
  return (picture) => {
    const known = levels.get(picture)
    if (known !== undefined) return known
    const made = buildMips(picture)
    levels.set(picture, made)
    const [oldest] = levels.keys()
    if (levels.size > kept && oldest !== undefined) levels.delete(oldest)
    return made
  }
}
