import { Button } from '@mantine/core'
import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { FloatingBar } from './FloatingBar.tsx'

interface Loading {
  readonly isLoaded: boolean
}

/** A part that can be asked for before it is shown. */
export type LoadedPart<P> = ComponentType<P> & { readonly preload: () => void }

interface NotLoadedProps {
  readonly onRetry: () => void
  readonly onDismiss: () => void
}

interface StandIn {
  readonly whileLoading: ReactNode
  readonly NotLoaded: ComponentType<NotLoadedProps>
}

/**
 * A part of a page that is loaded when first shown, with nothing in its place until then. Where it cannot be loaded, because the app's
 * address cannot be reached, the page around it stays and says so; it is asked for again when it is shown anew, or at a press.
 * @param standIn what is shown until it is there, and where it cannot be had
 */
export function loadedPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  standIn: StandIn = { whileLoading: null, NotLoaded: NotLoadedBar },
): LoadedPart<P> {
  let Part: ComponentType<P> | undefined
  let loading: Promise<Loading> | undefined

  function start(): Promise<Loading> {
    loading ??= load().then(
      (loaded) => {
        Part = loaded
        return { isLoaded: true }
      },
      () => {
        loading = undefined
        return { isLoaded: false }
      },
    )
    return loading
  }

  function Shown(props: P) {
    // Asked for while rendering: an effect would come after whatever else the page around it waits for.
    const [started, setStarted] = useState(() => (Part === undefined ? start() : null))
    const [ended, setEnded] = useState<Loading | null>(null)
    useEffect(() => {
      let isGone = false
      void started?.then((now) => isGone || setEnded(now))
      return () => {
        isGone = true
      }
    }, [started])
    if (Part !== undefined) return <Part {...props} />
    if (ended?.isLoaded !== false) return standIn.whileLoading
    const retry = () => {
      setEnded(null)
      setStarted(start())
    }
    // What was asked for and given up is closed like any dialog.
    const close = 'onClose' in props && typeof props.onClose === 'function' ? props.onClose : () => {}
    return <standIn.NotLoaded onRetry={retry} onDismiss={() => close(null)} />
  }
  return Object.assign(Shown, { preload: () => void start() })
}

/** Says that a part of the app cannot be had now, and that work goes on. */
function NotLoadedBar({ onRetry, onDismiss }: NotLoadedProps) {
  const [isRead, setRead] = useState(false)
  if (isRead) return null
  const dismiss = () => {
    setRead(true)
    onDismiss()
  }
  return (
    <FloatingBar>
      <span>
        This part could not be loaded: the address of the app cannot be reached. Your work is safe in this browser, and
        what is open goes on.
      </span>
      <Button onClick={onRetry}>Try again</Button>
      <Button variant="subtle" color="gray" onClick={dismiss}>
        Dismiss
      </Button>
    </FloatingBar>
  )
}
