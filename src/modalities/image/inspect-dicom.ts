import type { ItemDraft } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Fact } from '../../domain/records/case.ts'
import { acquisitionTime } from '../../imaging/dicom/acquisition-time.ts'
import { dicomFacts, patientIdentity } from '../../imaging/dicom/facts.ts'
import { parseDicom } from '../../imaging/dicom/parse.ts'
import { stripHeader } from '../../imaging/dicom/strip.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, type Result } from '../../lib/result.ts'
import { pictureName } from './picture-name.ts'
import { stemOf } from './stem.ts'

/** What a DICOM file holds, without what identifies its patient but for grouping; a Problem of `imaging` where it cannot be shown. */
export function inspectDicom(file: SourceFile, bytes: Bytes): Result<ItemDraft> {
  const parsed = parseDicom(bytes)
  if (!parsed.ok) return parsed
  const stripped = stripHeader(bytes)
  if (!stripped.ok) return stripped
  const { dataSet, image } = parsed.value
  const facts = dicomFacts(parsed.value)
  const { patientId, issuer } = patientIdentity(parsed.value)
  return ok({
    modality: 'image',
    name: pictureName(facts),
    files: [file.path],
    parts: [{ bytes: stripped.value, uid: textOf(facts.sopInstanceUid), frames: image.frames }],
    source: {
      system: 'dicom',
      device: textOf(facts.manufacturer),
      acquiredAt: acquisitionTime(dataSet)?.utc ?? null,
    },
    facts,
    group: {
      // As HL7 writes an identifier with its issuer: two hospitals may have given one number twice.
      patient: patientId === null || issuer === null ? patientId : `${patientId}^^^${issuer}`,
      study: textOf(facts.studyInstanceUid),
      stem: stemOf(file.name),
    },
  })
}

function textOf(fact: Fact | undefined): string | null {
  return typeof fact?.value === 'string' ? fact.value : null
}
