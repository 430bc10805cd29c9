import { zlibSync } from 'fflate'
import { type Bytes, concatBytes, utf8 } from '../../../lib/bytes.ts'
import { crc32 } from '../../pixels/raster/crc-32.ts'
import type { Film } from '../film.ts'
import { eightBits } from './eight-bits.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** A made film as a greyscale PNG of eight bits (W3C PNG 3rd edition), without any text or time. The same film gives the same bytes. */
export function pngFilm(film: Film): Bytes {
  const { widthPx, heightPx } = film
  const header = new Uint8Array(13)
  const fields = new DataView(header.buffer)
  fields.setUint32(0, widthPx)
  fields.setUint32(4, heightPx)
  // Eight bits of grey, deflate, filters by row, not interlaced.
  header[8] = 8
  // The size of the dictionary is given: by default it comes from a logarithm, which engines may round differently.
  const packed = zlibSync(filteredRows(eightBits(film), widthPx, heightPx), { level: 4, mem: 8 })
  return concatBytes([signature, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array(0))])
}

/** Every row as differences to the pixel on the left (filter 1). */
function filteredRows(pixels: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const rows = new Uint8Array((widthPx + 1) * heightPx)
  for (let row = 0, to = 0; row < heightPx; row++) {
    rows[to++] = 1
    let left = 0
    for (let from = row * widthPx; from < (row + 1) * widthPx; from++) {
      const here = pixels[from] ?? 0
      rows[to++] = here - left
      left = here
    }
  }
  return rows
}

function chunk(type: string, data: Uint8Array): Bytes {
  const checked = concatBytes([utf8(type), data])
  const ends = new DataView(new ArrayBuffer(8))
  ends.setUint32(0, data.length)
  ends.setUint32(4, crc32(checked))
  return concatBytes([new Uint8Array(ends.buffer, 0, 4), checked, new Uint8Array(ends.buffer, 4, 4)])
}
