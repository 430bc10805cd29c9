import type { Plugin } from 'vite'

const noViewer = '\0no-viewer'

/**
 * Workers list the same modules as the page, viewers loaded on demand among them. A worker never shows one: leaving them out keeps a
 * second copy of React and the drawing code out of the build of every worker.
 */
export function workersWithoutViewers(): Plugin {
  return {
    name: 'glossa:workers-without-viewers',
    enforce: 'pre',
    resolveId: (source) => (/\/Viewer\.tsx$/.test(source) ? noViewer : null),
    load: (id) => (id === noViewer ? `throw new Error('a worker has no viewer')` : null),
  }
}
