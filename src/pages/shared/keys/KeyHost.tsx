import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import { loadedPart } from '../../../ui/loaded-part.tsx'
import { caseEntryId, noteRecent } from '../palette/recents.ts'
import { casesPath, exportPath, helpPath, patterns, projectsPath, settingsPath } from '../paths.ts'
import { useShortcuts } from '../use-shortcuts.ts'
import type { KeyAction } from './active-shortcuts.ts'
import { keepPlace } from './keep-place.ts'
import { appKeys, pageKey } from './page-keys.ts'
import { holdKeys } from './type-ahead.ts'

const ShortcutDialog = loadedPart(async () => (await import('./ShortcutDialog.tsx')).ShortcutDialog)
const PaletteDialog = loadedPart(async () => (await import('../palette/PaletteDialog.tsx')).PaletteDialog)

interface KeyHostProps {
  /** Puts the modules around what needs them. */
  readonly withModules: (children: ReactNode) => ReactNode
}

/** The keys that work on every page: the palette, the list of keys, and ways from page to page that only the palette offers. */
export function KeyHost({ withModules }: KeyHostProps) {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  const [address, navigate] = useLocation()
  const { projectId, caseId } = usePlaceAtAddress()
  const goBack = useRef(() => {})
  const release = useRef<() => string>(() => '')
  const takeTyped = () => release.current()
  const show = (dialog: 'palette' | 'help') => {
    goBack.current = keepPlace()
    release.current = holdKeys(() => close(null))
    setOpen(dialog)
  }
  const [go] = useState(() => (path: string) => navigate(path))
  useShortcuts([
    { ...pageKey(appKeys.palette), isForFields: true, run: () => show('palette') },
    { ...pageKey(appKeys.help), run: () => show('help') },
    ...useWays(projectId, go),
    useThemeSwitch(),
  ])
  const close = (chosen: (() => void) | null) => {
    release.current()
    setOpen(null)
    // After the dialog has gone from the page: what is chosen meets it as it was.
    requestAnimationFrame(() => {
      goBack.current()
      chosen?.()
    })
  }
  const openedAt = useRef(address)
  useEffect(() => {
    if (openedAt.current === address) return
    openedAt.current = address
    // Of the page that was left, by Back perhaps.
    release.current()
    setOpen(null)
  }, [address])
  if (open === null) return null
  return (
    <Suspense fallback={null}>
      {withModules(
        open === 'help' ? (
          <ShortcutDialog takeTyped={takeTyped} onClose={() => close(null)} />
        ) : (
          <PaletteDialog projectId={projectId} caseId={caseId} go={go} takeTyped={takeTyped} onClose={close} />
        ),
      )}
    </Suspense>
  )
}

/** The project and the case of the page; a case that is opened is remembered as used last. */
function usePlaceAtAddress(): { readonly projectId: string | null; readonly caseId: string | null } {
  const [, inCases] = useRoute(patterns.cases)
  const [, inCase] = useRoute(patterns.workbench)
  const [, inExport] = useRoute(patterns.export)
  const [, inSettings] = useRoute(patterns.settings)
  const projectId = (inCases ?? inCase ?? inExport ?? inSettings)?.project ?? null
  const caseId = inCase?.case ?? null
  useEffect(() => {
    if (projectId !== null && caseId !== null) noteRecent(caseEntryId(projectId, caseId))
  }, [projectId, caseId])
  return { projectId, caseId }
}

function useWays(projectId: string | null, go: (path: string) => void): readonly KeyAction[] {
  const group = 'Go to'
  const ways: KeyAction[] = [
    { text: 'Go to projects', group, run: () => go(projectsPath) },
    { text: 'Go to the user guide', group, run: () => go(helpPath) },
  ]
  if (projectId === null) return ways
  return [
    ...ways,
    { text: 'Go to cases', group, run: () => go(casesPath(projectId)) },
    { text: 'Go to settings', group, run: () => go(settingsPath(projectId)) },
    { text: 'Go to export', group, run: () => go(exportPath(projectId)) },
  ]
}

function useThemeSwitch(): KeyAction {
  const scheme = useComputedColorScheme('dark')
  const { setColorScheme } = useMantineColorScheme()
  const other = scheme === 'dark' ? 'light' : 'dark'
  return { text: 'Switch between dark and light theme', group: 'Everywhere', run: () => setColorScheme(other) }
}
