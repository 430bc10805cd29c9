import type { ByteSource } from '../../lib/byte-source.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { StoredValues } from '../dicom/stored-values.ts'
import { swapBytes } from '../dicom/swap-bytes.ts'
import { grayscaleImage, type Picture } from '../pixels/picture.ts'
import type { NiftiHeader } from './nifti-header.ts'

/**
 * One slice of a volume as a picture: i to the right, j downwards, as stored. Slices are counted through the first volume, then the second.
 * @param frame 0-based; there is one for each slice of each volume
 * @throws RangeError where there is no such slice
 */
export async function niftiPicture(source: ByteSource, header: NiftiHeader, frame: number): Promise<Result<Picture>> {
  const { columns, rows, slices, volumes, dataType, dataOffset, slope, intercept } = header
  if (!Number.isInteger(frame) || frame < 0 || frame >= slices * volumes) throw new RangeError(`no frame ${frame}`)
  const [widthPx, heightPx] = [columns, rows]
  const frameBytes = columns * rows * dataType.samples * dataType.sampleBytes
  const start = dataOffset + frame * frameBytes
  const read = await source.read(start, start + frameBytes)
  if (!read.ok) return read
  // A copy: samples may begin at an odd address, where a typed array cannot lie.
  const own = read.value.slice()
  if (!header.isLittleEndian) swapBytes(own, dataType.sampleBytes, true)
  if (dataType.samples > 1) return ok({ kind: 'color', widthPx, heightPx, rgba: rgbaOf(own, dataType.samples) })
  const values = typed(own.buffer, dataType.kind)
  return ok(grayscaleImage({ widthPx, heightPx, values, slope, intercept, voiFunction: 'LINEAR_EXACT' }))
}

function typed(buffer: ArrayBuffer, kind: NiftiHeader['dataType']['kind']): StoredValues {
  switch (kind) {
    case 'uint8':
      return new Uint8Array(buffer)
    case 'int8':
      return new Int8Array(buffer)
    case 'uint16':
      return new Uint16Array(buffer)
    case 'int16':
      return new Int16Array(buffer)
    case 'uint32':
      return new Uint32Array(buffer)
    case 'int32':
      return new Int32Array(buffer)
    case 'float32':
      return new Float32Array(buffer)
    case 'float64':
      return new Float64Array(buffer)
  }
}

function rgbaOf(values: Uint8Array, samples: number): Uint8ClampedArray<ArrayBuffer> {
  const pixels = values.length / samples
  const rgba = new Uint8ClampedArray(4 * pixels)
  for (let i = 0; i < pixels; i++) {
    for (let channel = 0; channel < 3; channel++) rgba[4 * i + channel] = values[i * samples + channel] ?? 0
    rgba[4 * i + 3] = 255
  }
  return rgba
}
