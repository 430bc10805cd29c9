import type { Problem } from '../lib/result.ts'

type Params = Problem['params']

const convert = 'Convert it to uncompressed DICOM (Explicit VR Little Endian) or ask for it in that form.'

const messages: Readonly<Record<string, (params: Params) => string>> = {
  'dicom-prefix-missing': () =>
    'This is not a DICOM file: the letters "DICM" are missing after its first 128 bytes. If it comes from an old archive without that prefix, convert it to DICOM Part 10 first.',
  'dicom-transfer-syntax-missing': () =>
    'The DICOM file does not say how it is encoded (no transfer syntax). It is damaged: export it again from where it came.',
  'dicom-transfer-syntax-unsupported': ({ name, uid }) =>
    `This DICOM file is stored as ${text(name)} (${text(uid)}), which cannot be opened. ${convert}`,
  'dicom-header-damaged': ({ reason }) =>
    `The header of this DICOM file is damaged and cannot be read (${text(reason)}). Export it again from where it came.`,
  'dicom-header-too-long': ({ limitBytes }) =>
    `The header of this DICOM file takes more than ${megabytes(limitBytes)} before its pixels begin, which is more than can be read beside a picture. Export it again without private data.`,
  'dicom-image-header-incomplete': ({ missing }) =>
    `The DICOM header lacks what is needed to show the picture (${text(missing)}). Export it again from where it came.`,
  'dicom-no-pixel-data': ({ modality }) =>
    `This DICOM file holds no picture${modality === null ? '' : ` (its modality is ${text(modality)})`}. Reports, presentation states and directories cannot be opened as pictures.`,
  'dicom-pixel-data-encapsulated': () =>
    `This DICOM file says that it is not compressed, but its pixels are. ${convert}`,
  'dicom-pixel-data-not-encapsulated': () =>
    'This DICOM file says that its pixels are compressed, but they are not. Export it again from where it came.',
  'dicom-fragments-damaged': ({ offset }) =>
    `The compressed pixels of this DICOM file are damaged at byte ${text(offset)}. Copy it again from where it came.`,
  'dicom-frames-unassigned': ({ frames, fragments }) =>
    `This DICOM file does not say which of its ${text(fragments)} pieces of pixel data belong to which of its ${text(frames)} frames. Export it again with an offset table.`,
  'dicom-frame-missing': ({ frame, frames }) =>
    `There is no frame ${text(frame)}: the file has ${text(frames)}, counted from 0.`,
  'dicom-deflate-damaged': ({ reason }) =>
    `The compressed part of this DICOM file is damaged (${text(reason)}). Copy it again from where it came.`,
  'dicom-inflation-bomb': ({ bytes, limitBytes }) =>
    `This file of ${text(bytes)} compressed bytes would become more than ${text(limitBytes)} bytes when unpacked, which no picture does. It was not opened.`,
  'codec-damaged': ({ codec, reason }) =>
    `The ${text(codec)} picture inside this file is damaged: ${text(reason)}. Copy the file again from where it came.`,
  'codec-mismatch': ({ codec, found }) =>
    `The header of this file and the ${text(codec)} picture inside it contradict each other (the picture has ${text(found)}). Export it again from where it came.`,
  'dicom-pixel-data-truncated': ({ expectedBytes, foundBytes }) =>
    `The picture is cut off: its header promises ${text(expectedBytes)} bytes of pixels and the file holds ${text(foundBytes)}. Copy it again from where it came.`,
  'dicom-dimensions-implausible': ({ rows, columns }) =>
    `The DICOM header gives a size of ${text(columns)} x ${text(rows)} pixels, which cannot be right. Export it again from where it came.`,
  'dicom-frames-implausible': ({ numberOfFrames }) =>
    `The DICOM header gives "${text(numberOfFrames)}" as the number of frames, which is not a number of pictures. Export it again from where it came.`,
  'dicom-photometric-unsupported': ({ photometric }) =>
    `The colours of this DICOM file are stored as ${text(photometric)}, which cannot be shown. Convert it to MONOCHROME2 or RGB.`,
  'dicom-samples-implausible': ({ samplesPerPixel, photometric }) =>
    `The DICOM header contradicts itself: ${text(samplesPerPixel)} samples for each ${text(photometric)} pixel. Export it again from where it came.`,
  'dicom-bits-unsupported': ({ bitsAllocated }) =>
    `The pixels of this DICOM file take ${text(bitsAllocated)} bits each, which cannot be shown. Convert it to 8 or 16 bits.`,
  'dicom-bits-implausible': ({ bitsAllocated, bitsStored, highBit }) =>
    `The DICOM header contradicts itself: ${text(bitsStored)} bits stored up to bit ${text(highBit)} of ${text(bitsAllocated)}. Export it again from where it came.`,
  'file-empty': () => 'The file is empty (0 bytes). Copy it again from where it came.',
  'image-not-recognised': () =>
    'This is not a picture that can be opened, whatever its name says. Pictures can be DICOM, NIfTI, TIFF, PNG, JPEG, WebP, GIF, BMP or AVIF.',
  'image-format-unsupported': ({ format }) =>
    `Files of the kind ${text(format).toUpperCase()} cannot be opened as pictures. Convert it to PNG or DICOM.`,
  'image-name-misleads': ({ format }) =>
    `The name says that this is a ${text(format)} file, but its content is not: it is damaged from the first bytes on, encrypted, or something else. Copy it again from where it came.`,
  'tiff-unsupported': ({ what }) =>
    `This TIFF file cannot be opened: ${text(what)}. Save it as TIFF without compression, or with LZW or deflate, in grey or RGB.`,
  'nifti-not': () =>
    'This file is packed (gzip), but what is in it is no NIfTI volume. If it is an archive, unpack it and drop its files.',
  'nifti-pair': () =>
    'This is the header of a NIfTI volume in two files (.hdr and .img). Convert it to one file, .nii or .nii.gz.',
  'nifti-type-unsupported': ({ dataType }) =>
    `The values of this NIfTI volume are of a kind that cannot be shown (data type ${text(dataType)}: complex, 64-bit whole or 128-bit numbers). Convert it to 16-bit whole or 32-bit real numbers.`,
  'nifti-truncated': ({ expectedBytes, foundBytes }) =>
    `The NIfTI volume is cut off: its header promises ${text(expectedBytes)} bytes of values and the file holds ${text(foundBytes)}. Copy it again from where it came.`,
  'gzip-bomb': ({ bytes, limitBytes }) =>
    `This packed file of ${text(bytes)} bytes becomes more than ${text(limitBytes)} bytes when unpacked, which is more than its header promises or than can be opened. Unpack it yourself if you trust it.`,
  'gzip-damaged': ({ reason }) =>
    `The packed content (gzip) of this file is damaged: ${text(reason)}. Copy it again from where it came.`,
  'image-truncated': ({ format }) =>
    `This ${text(format).toUpperCase()} file is cut off: its end is missing. Copy it again from where it came.`,
  'image-damaged': ({ format, reason }) =>
    `This ${text(format).toUpperCase()} file is damaged: ${text(reason)}. Copy it again from where it came.`,
  'image-too-large': ({ widthPx, heightPx, maximumMegapixels }) =>
    `The picture has ${text(widthPx)} x ${text(heightPx)} pixels; ${text(maximumMegapixels)} million is the most that can be shown. Make a smaller copy.`,
  'image-file-too-large': ({ sizeBytes, limitBytes }) =>
    `The file has ${megabytes(sizeBytes)}; ${megabytes(limitBytes)} are the most that can be read of pictures other than DICOM and NIfTI, since they have to fit into the memory. Split it, make a smaller copy, or convert it to DICOM.`,
  'file-changed': () =>
    'The file became shorter while it was read. Wait until whatever writes it has done, and choose it again.',
  'image-decoder-failed': ({ format }) =>
    `The browser could not decode this ${text(format).toUpperCase()} file. It may be damaged, of a rare variety, or too large for the memory left. Try to convert it to PNG.`,
  'image-decoder-missing': ({ format }) =>
    `Pictures in ${text(format).toUpperCase()} can be decoded in the browser only.`,
  'dicom-palette-missing': () =>
    'This DICOM file stores palette colours without a palette that can be read. Convert it to RGB.',
}

/** Plain English for a Problem of this folder: what is wrong and what to do; undefined for others. */
export function imagingMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}

function megabytes(bytes: unknown): string {
  return `${Math.ceil(Number(bytes) / 1024 ** 2).toLocaleString('en-GB')} MB`
}

function text(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
