import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { bareNifti, bareNiftiBlob } from '../../imaging/nifti/bare-nifti.ts'
import { niftiFacts } from '../../imaging/nifti/nifti-facts.ts'
import { type NiftiHeader, niftiHeaderBytes, readNiftiHeader } from '../../imaging/nifti/nifti-header.ts'
import { unpackNifti, unpackNiftiSource } from '../../imaging/nifti/unpack-nifti.ts'
import { blobSource } from '../../lib/byte-source.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { InspectedPicture } from './inspected-picture.ts'
import { stemOf } from './stem.ts'

/** What a NIfTI volume holds, without the texts of its header; it is stored unpacked, so that its slices are at hand. A Problem of `imaging` where it is damaged. */
export function inspectNifti(
  file: SourceFile,
  bytes: Bytes,
  { keepSources, onFile }: InspectOptions,
): Result<InspectedPicture> {
  const unpacked = unpackNifti(bytes, onFile?.(file.name))
  if (!unpacked.ok) return unpacked
  const header = readNiftiHeader(unpacked.value)
  if (!header.ok) return header
  return ok(inspected(file, header.value, keepSources ? bytes : bareNifti(unpacked.value, header.value)))
}

/** The same of a large file: no more is read of it than its header, or it is unpacked to where blobs are kept. */
export async function inspectNiftiBlob(
  file: SourceFile,
  blob: Blob,
  { keepSources, onFile }: InspectOptions,
): Promise<Result<InspectedPicture>> {
  const unpacked = await unpackNiftiSource(blobSource(blob), onFile?.(file.name))
  if (!unpacked.ok) return unpacked
  const { value: source } = unpacked
  const head = await source.read(0, niftiHeaderBytes)
  if (!head.ok) return head
  const header = readNiftiHeader(head.value, source.sizeBytes)
  if (!header.ok) return header
  const stored = keepSources ? blob : bareNiftiBlob(head.value, source.blob ?? blob, header.value)
  return ok(inspected(file, header.value, stored))
}

function inspected(file: SourceFile, header: NiftiHeader, stored: Bytes | Blob): InspectedPicture {
  const { slices, volumes, affine, voxelMm } = header
  const frames = slices * volumes
  const draft = {
    modality: 'image',
    name: frames === 1 ? 'Slice' : 'Volume',
    files: [file.path],
    parts: [{ bytes: stored, uid: null, frames }],
    source: { system: 'nifti', device: null, acquiredAt: null },
    facts: niftiFacts(header),
    group: { patient: null, study: null, stem: stemOf(file.name).replace(/\.nii$/i, '') },
  }
  const warnings = [
    ...(affine === null ? [problem('nifti-unplaced')] : []),
    ...(voxelMm === null ? [problem('nifti-no-unit')] : []),
  ]
  return { draft, warnings }
}
