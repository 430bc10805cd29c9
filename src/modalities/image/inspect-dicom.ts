import type { InspectOptions } from '../../contracts/modality.ts'
import type { SourceFile } from '../../contracts/source-file.ts'
import type { Fact } from '../../domain/records/case.ts'
import { acquisitionTime } from '../../imaging/dicom/acquisition-time.ts'
import { burnedInText } from '../../imaging/dicom/burned-in-text.ts'
import { dicomFacts, patientIdentity } from '../../imaging/dicom/facts.ts'
import { identifyingTexts, withoutIdentifiers } from '../../imaging/dicom/identifying-texts.ts'
import { type DicomFile, parseDicom, parseDicomSource } from '../../imaging/dicom/parse.ts'
import { replacedUid } from '../../imaging/dicom/replaced-uids.ts'
import { placeInSeries, sliceFacts } from '../../imaging/dicom/slice-facts.ts'
import { stripBlob, stripHeader } from '../../imaging/dicom/strip.ts'
import { blobSource } from '../../lib/byte-source.ts'
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
  options: InspectOptions,
): Promise<Result<InspectedPicture>> {
  const parsed = parseDicom(bytes, options.onFile?.(file.name))
  if (!parsed.ok) return parsed
  const stored = options.keepSources ? ok(bytes) : await stripHeader(bytes)
  return stored.ok ? inspected(file, parsed.value, stored.value, options) : stored
}

/** The same of a large file: no more is read of it than its header, and what is stored are slices of it. */
export async function inspectDicomBlob(
  file: SourceFile,
  blob: Blob,
  options: InspectOptions,
): Promise<Result<InspectedPicture>> {
  const parsed = await parseDicomSource(blobSource(blob), { onShare: options.onFile?.(file.name) })
  if (!parsed.ok) return parsed
  const stored = options.keepSources ? ok(blob) : await stripBlob(parsed.value)
  return stored.ok ? inspected(file, parsed.value, stored.value, options) : stored
}

async function inspected(
  file: SourceFile,
  parsed: DicomFile,
  bytes: Bytes | Blob,
  { keepSources }: InspectOptions,
): Promise<Result<InspectedPicture>> {
  const { dataSet, image } = parsed
  const said = { ...dicomFacts(parsed), ...sliceFacts(parsed) }
  const identifiers = identifyingTexts(dataSet)
  const facts = keepSources ? said : await withReplacedUids(withoutIdentifiers(said, identifiers))
  const burnedIn = burnedInText(parsed)
  const { patientId, issuer } = patientIdentity(parsed)
  const draft = {
    modality: 'image',
    name: pictureName(facts),
    files: [file.path],
    parts: [{ bytes, uid: textOf(facts.sopInstanceUid), frames: image.frames }],
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
      ...placeInSeries(parsed),
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
