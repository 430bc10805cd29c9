import { readFileSync, writeFileSync } from 'node:fs'
import { parseDicom } from '../imaging/dicom/parse.ts'
import { storedValues } from '../imaging/dicom/stored-values.ts'
import { transferSyntaxName } from '../imaging/dicom/transfer-syntaxes.ts'
import { imagingMessage } from '../imaging/messages.ts'
import type { Bytes } from '../lib/bytes.ts'
import { fail, ok, type Problem, type Result } from '../lib/result.ts'
import { type CliCommand, type ExitCode, type Output, UsageError } from './cli-command.ts'
import { fromWhereTypedIn, isSystemError } from './files.ts'

interface DecodeArguments {
  readonly file: string
  readonly frame: number | 'all'
  readonly raw: string | undefined
  readonly isJson: boolean
}

export const decodeCommand: CliCommand = {
  name: 'decode',
  usage: 'FILE [--frame N|all] [--raw OUT] [--json]',
  summary: 'Decodes a DICOM picture to its stored values: frames, rows, columns, samples, little endian.',
  run: async (args, output) => {
    const { file, frame, raw, isJson } = argumentsOf(args)
    try {
      const bytes: Bytes = new Uint8Array(readFileSync(fromWhereTypedIn(file)))
      const decoded = await decodeFrames(bytes, frame)
      if (!decoded.ok) return refuse(file, decoded.error, output)
      if (raw !== undefined) writeFileSync(fromWhereTypedIn(raw), decoded.value.values)
      const { facts } = decoded.value
      if (isJson) output.out(JSON.stringify(facts, null, 2))
      else for (const [name, value] of Object.entries(facts)) output.out(`${name}: ${value ?? '-'}`)
      return 0
    } catch (error) {
      if (!isSystemError(error)) throw error
      output.error(`glossa: ${error.path ?? file} cannot be read or written: ${error.code}`)
      return 2
    }
  },
}

function argumentsOf(args: readonly string[]): DecodeArguments {
  const values: Partial<Record<'--frame' | '--raw', string>> = {}
  const files: string[] = []
  let isJson = false
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] ?? ''
    if (argument === '--json') isJson = true
    else if (argument === '--frame' || argument === '--raw') {
      const value = args[++i]
      if (value === undefined) throw new UsageError(`${argument} needs a value`)
      values[argument] = value
    } else if (argument.startsWith('--')) throw new UsageError(`there is no option ${argument}`)
    else files.push(argument)
  }
  const [file, surplus] = files
  if (file === undefined) throw new UsageError('FILE is missing')
  if (surplus !== undefined) throw new UsageError(`"${surplus}" is one argument too many`)
  const frame = values['--frame'] ?? 'all'
  if (frame !== 'all' && !/^\d+$/.test(frame)) throw new UsageError('--frame takes a number from 0, or "all"')
  return { file, frame: frame === 'all' ? frame : Number(frame), raw: values['--raw'], isJson }
}

/** Names of element types as NumPy and `facts.json` write them. */
const typeNames: Readonly<Record<string, string>> = {
  Uint8Array: 'uint8',
  Int8Array: 'int8',
  Uint16Array: 'uint16',
  Int16Array: 'int16',
  Uint32Array: 'uint32',
  Int32Array: 'int32',
  Float32Array: 'float32',
  Float64Array: 'float64',
}

async function decodeFrames(bytes: Bytes, wanted: number | 'all') {
  const parsed = parseDicom(bytes)
  if (!parsed.ok) return parsed
  const { image, sourceTransferSyntaxUid: uid } = parsed.value
  if (wanted !== 'all' && wanted >= image.frames)
    return fail('dicom-frame-missing', { frame: wanted, frames: image.frames })
  const frames = wanted === 'all' ? Array.from({ length: image.frames }, (_, index) => index) : [wanted]
  const chunks: Uint8Array[] = []
  const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, sum: 0, count: 0 }
  let type = ''
  for (const frame of frames) {
    const values = await storedValues(parsed.value, frame)
    if (!values.ok) return values
    type = typeNames[values.value.constructor.name] ?? ''
    chunks.push(new Uint8Array(values.value.buffer))
    for (const value of values.value) {
      if (value < range.min) range.min = value
      if (value > range.max) range.max = value
      range.sum += value
    }
    range.count += values.value.length
  }
  const facts = {
    transferSyntaxUid: uid,
    transferSyntax: transferSyntaxName(uid),
    photometricInterpretation: image.photometricInterpretation,
    frames: frames.length,
    rows: image.heightPx,
    columns: image.widthPx,
    samplesPerPixel: image.samplesPerPixel,
    bitsAllocated: image.bitsAllocated,
    bitsStored: image.bitsStored,
    isSigned: image.isSigned,
    type,
    min: range.min,
    max: range.max,
    mean: range.sum / range.count,
  }
  return ok({ values: Buffer.concat(chunks), facts }) satisfies Result<unknown>
}

function refuse(file: string, problem: Problem, output: Output): ExitCode {
  const reason = imagingMessage(problem) ?? `${problem.code} ${JSON.stringify(problem.params)}`
  output.error(`${file}: ${reason}`)
  return 1
}
