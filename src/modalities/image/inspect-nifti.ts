import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import { bareNifti } from '../../imaging/nifti/bare-nifti.ts'
import { niftiFacts } from '../../imaging/nifti/nifti-facts.ts'
import { readNiftiHeader } from '../../imaging/nifti/nifti-header.ts'
import { unpackNifti } from '../../imaging/nifti/unpack-nifti.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { InspectedPicture } from './inspected-picture.ts'
import { stemOf } from './stem.ts'

/** What a NIfTI volume holds, without the texts of its header; it is stored unpacked, so that its slices are at hand. A Problem of `imaging` where it is damaged. */
export function inspectNifti(
  file: SourceFile,
  bytes: Bytes,
  { keepSources }: InspectOptions,
): Result<InspectedPicture> {
  const unpacked = unpackNifti(bytes)
  if (!unpacked.ok) return unpacked
  const header = readNiftiHeader(unpacked.value)
  if (!header.ok) return header
  const { slices, volumes, affine, voxelMm } = header.value
  const frames = slices * volumes
  const draft = {
    modality: 'image',
    name: frames === 1 ? 'Slice' : 'Volume',
    files: [file.path],
    parts: [{ bytes: keepSources ? bytes : bareNifti(unpacked.value, header.value), uid: null, frames }],
    source: { system: 'nifti', device: null, acquiredAt: null },
    facts: niftiFacts(header.value),
    group: { patient: null, study: null, stem: stemOf(file.name).replace(/\.nii$/i, '') },
  }
  const warnings = [
    ...(affine === null ? [problem('nifti-unplaced')] : []),
    ...(voxelMm === null ? [problem('nifti-no-unit')] : []),
  ]
  return ok({ draft, warnings })
}
