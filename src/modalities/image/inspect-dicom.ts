import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Fact } from '../../domain/records/case.ts'
import { acquisitionTime } from '../../imaging/dicom/acquisition-time.ts'
import { burnedInText } from '../../imaging/dicom/burned-in-text.ts'
import { dicomFacts, patientIdentity } from '../../imaging/dicom/facts.ts'
import { identifyingTexts, withoutIdentifiers } from '../../imaging/dicom/identifying-texts.ts'
import { parseDicom } from '../../imaging/dicom/parse.ts'
import { replacedUid } from '../../imaging/dicom/replaced-uids.ts'
import { placeInSeries, sliceFacts } from '../../imaging/dicom/slice-facts.ts'
import { stripHeader } from '../../imaging/dicom/strip.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, problem, type Result } from '../../lib/result.ts'
import type { InspectedPicture } from './inspected-picture.ts'
import { pictureName } from './picture-name.ts'
import { pictureNotices } from './picture-notices.ts'
import { stemOf } from './stem.ts'

/**
 * What a DICOM file holds, without what identifies its patient but for grouping (unless sources are kept); a Problem of `imaging`
 * where it cannot be shown.
 */
export async function inspectDicom(
  file: SourceFile,
  bytes: Bytes,
  { keepSources }: InspectOptions,
): Promise<Result<InspectedPicture>> {
  const parsed = parseDicom(bytes)
  if (!parsed.ok) return parsed
  const stripped = keepSources ? ok(bytes) : await stripHeader(bytes)
  if (!stripped.ok) return stripped
  const { dataSet, image } = parsed.value
  const said = { ...dicomFacts(parsed.value), ...sliceFacts(parsed.value) }
  const identifiers = identifyingTexts(dataSet)
  const facts = keepSources ? said : await withReplacedUids(withoutIdentifiers(said, identifiers))
  const burnedIn = burnedInText(parsed.value)
  const { patientId, issuer } = patientIdentity(parsed.value)
  const draft = {
    modality: 'image',
    name: pictureName(facts),
    files: [file.path],
    parts: [{ bytes: stripped.value, uid: textOf(facts.sopInstanceUid), frames: image.frames }],
    source: {
      system: 'dicom',
      device: textOf(facts.manufacturer),
      acquiredAt: acquisitionTime(dataSet)?.utc ?? null,
    },
    facts: burnedIn === undefined ? facts : { ...facts, burnedInText: burnedIn.fact },
    group: {
      // As HL7 writes an identifier with its issuer: two hospitals may have given one number twice.
      patient: patientId === null || issuer === null ? patientId : `${patientId}^^^${issuer}`,
      study: textOf(said.studyInstanceUid),
      stem: stemOf(file.name),
      identifiers,
      ...placeInSeries(parsed.value),
    },
  }
  const notices = pictureNotices(facts)
  if (burnedIn === undefined) return ok({ draft, warnings: notices })
  const code = burnedIn.fact.value === 'stated' ? 'burned-in-text' : 'burned-in-text-likely'
  return ok({ draft, warnings: [...notices, problem(code, { why: burnedIn.why })] })
}

async function withReplacedUids(facts: Record<string, Fact>): Promise<Record<string, Fact>> {
  const replaced = { ...facts }
  for (const name of ['sopInstanceUid', 'studyInstanceUid', 'seriesInstanceUid', 'frameOfReferenceUid']) {
    const fact = facts[name]
    if (typeof fact?.value === 'string') replaced[name] = { ...fact, value: await replacedUid(fact.value) }
  }
  return replaced
}

function textOf(fact: Fact | undefined): string | null {
  return typeof fact?.value === 'string' ? fact.value : null
}
