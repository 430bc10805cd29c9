import { type ReactNode, Suspense } from 'react'
import { loadedPart } from '../../../ui/loaded-part.tsx'
import styles from './GuideHost.module.css'
import { useGuide } from './guide-state.ts'

const GuideDock = loadedPart(async () => (await import('./GuideDock.tsx')).GuideDock)

interface GuideHostProps {
  /** Puts the modules around what needs them. */
  readonly withModules: (children: ReactNode) => ReactNode
  /** The page. */
  readonly children: ReactNode
}

/** The page, and below it the guide while there is one: the page makes room for it, so that it never lies over anything. */
export function GuideHost({ withModules, children }: GuideHostProps) {
  const guide = useGuide()
  const isOpen = guide !== null && guide.status !== 'closed'
  return (
    <div className={styles.host}>
      <div className={styles.page}>{children}</div>
      {isOpen && <Suspense fallback={null}>{withModules(<GuideDock guide={guide} />)}</Suspense>}
    </div>
  )
}
