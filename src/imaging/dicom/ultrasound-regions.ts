import type { DataSet } from 'dicom-parser'
import { type Keyword, tagOf } from './dictionary.ts'
import { itemsOf, unsignedShortOf } from './element-values.ts'

/** A part of an ultrasound picture in which lengths are known; both corners are pixels inside of it. */
type UltrasoundRegion = {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  /** Distance of neighbouring rows and columns, mm. */
  readonly rowMm: number
  readonly columnMm: number
}

/** RegionSpatialFormat of tissue in two dimensions: not M-mode, Doppler or a graph. */
const tissue2d = 1
/** PhysicalUnits of centimetres. */
const centimetres = 3

/** The regions of tissue that the header gives a scale, in its order. Source: DICOM PS3.3 C.8.5.5. */
export function ultrasoundRegions(dataSet: DataSet): UltrasoundRegion[] {
  return itemsOf(dataSet, 'SequenceOfUltrasoundRegions').flatMap((item) => {
    if (unsignedShortOf(item, 'RegionSpatialFormat') !== tissue2d) return []
    if (unsignedShortOf(item, 'PhysicalUnitsXDirection') !== centimetres) return []
    if (unsignedShortOf(item, 'PhysicalUnitsYDirection') !== centimetres) return []
    const x0 = binary(item, 'RegionLocationMinX0', 4)
    const y0 = binary(item, 'RegionLocationMinY0', 4)
    const x1 = binary(item, 'RegionLocationMaxX1', 4)
    const y1 = binary(item, 'RegionLocationMaxY1', 4)
    const dx = binary(item, 'PhysicalDeltaX', 8)
    const dy = binary(item, 'PhysicalDeltaY', 8)
    if (x0 === null || y0 === null || x1 === null || y1 === null || dx === null || dy === null) return []
    // A step may be negative: the axis then runs the other way.
    const [columnMm, rowMm] = [Math.abs(dx) * 10, Math.abs(dy) * 10]
    if (!(columnMm > 0) || !(rowMm > 0) || !Number.isFinite(columnMm * rowMm) || x1 < x0 || y1 < y0) return []
    return [{ x0, y0, x1, y1, rowMm, columnMm }]
  })
}

/** The first value of a UL (4 bytes) or FD (8 bytes) element; null where it is absent or cut short. */
function binary(item: DataSet, keyword: Keyword, bytes: 4 | 8): number | null {
  const element = item.elements[tagOf(keyword)]
  if (element === undefined || element.length < bytes || element.dataOffset + bytes > item.byteArray.length) return null
  return (bytes === 4 ? item.uint32(tagOf(keyword)) : item.double(tagOf(keyword))) ?? null
}
