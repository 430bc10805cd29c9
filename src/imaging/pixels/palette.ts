import type { DataSet } from 'dicom-parser'
import type { StoredValues } from '../dicom/stored-values.ts'
import { type LookupTable, lookUp, readLookupTable } from './lookup-table.ts'
import { readSegmentedTable } from './segmented-table.ts'

export interface Palette {
  readonly red: LookupTable
  readonly green: LookupTable
  readonly blue: LookupTable
}

/** The palette of a PALETTE COLOR picture (PS3.3 C.7.9); undefined where it is missing or broken. */
export function readPalette(dataSet: DataSet, isSigned: boolean): Palette | undefined {
  const [red, green, blue] = (['Red', 'Green', 'Blue'] as const).map((color) => {
    const descriptor = `${color}PaletteColorLookupTableDescriptor` as const
    return (
      readLookupTable(dataSet, descriptor, `${color}PaletteColorLookupTableData`, isSigned) ??
      readSegmentedTable(dataSet, descriptor, `Segmented${color}PaletteColorLookupTableData`, isSigned)
    )
  })
  return red === undefined || green === undefined || blue === undefined ? undefined : { red, green, blue }
}

/** RGBA of palette indices; 16-bit entries keep their upper byte. */
export function paletteColors(indices: StoredValues, { red, green, blue }: Palette): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(indices.length * 4)
  const shifts = [red, green, blue].map((table) => (table.bits > 8 ? 8 : 0))
  const [redShift = 0, greenShift = 0, blueShift = 0] = shifts
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0
    rgba[4 * i] = lookUp(red, index) >> redShift
    rgba[4 * i + 1] = lookUp(green, index) >> greenShift
    rgba[4 * i + 2] = lookUp(blue, index) >> blueShift
    rgba[4 * i + 3] = 255
  }
  return rgba
}
