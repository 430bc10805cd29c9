import type { NamedFile } from '../contracts/export-format.ts'
import type { Bytes } from '../lib/bytes.ts'
import { makeExportFolder } from './export-folders.ts'

/** Where an export is written until it has been checked: the origin's private files, so that memory stays flat. */
export interface ExportSink {
  write(name: string, body: AsyncIterable<Bytes>): Promise<File>
}

/** A sink in the origin private file system. @param id of the export, which is held already: see `holdExport` */
export async function openExportSink(prefix: string, id: string): Promise<ExportSink> {
  const directory = await makeExportFolder(prefix, id)
  return {
    async write(name, body) {
      const handle = await directory.getFileHandle(name.replaceAll('/', '_'), { create: true })
      const stream = await handle.createWritable()
      try {
        for await (const chunk of body) await stream.write(chunk)
      } catch (error) {
        // What is written so far takes room until then.
        await stream.abort().catch(() => undefined)
        throw error
      }
      await stream.close()
      return handle.getFile()
    },
  }
}

/** A written file as something to read back. */
export function namedFileOf(name: string, mediaType: string, file: Blob): NamedFile {
  return { file: name, mediaType, body: chunksOf(file) }
}

async function* chunksOf(file: Blob): AsyncGenerator<Bytes> {
  const chunkBytes = 1 << 20
  for (let at = 0; at < file.size; at += chunkBytes) {
    yield new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer())
  }
}
