import { type ComponentType, useEffect, useState } from 'react'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'

/** A page that can be asked for before it is shown. */
export type LoadedPage<P> = ComponentType<P> & { readonly preload: () => void }

interface Loading {
  /** Why the page cannot be had; null where it is there. */
  readonly failure: { readonly error: unknown } | null
}

/**
 * A page that is loaded when first shown, with a skeleton until it is there. Not `lazy`: what a Suspense boundary shows instead of its
 * content stays for 300 ms, however soon the content is there, and each page would be that much later when first shown.
 * @returns the page; throws in rendering where it cannot be loaded, for the boundary around it, and tries again when shown anew
 */
export function loadedPage<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): LoadedPage<P> {
  let Page: ComponentType<P> | undefined
  let loading: Promise<Loading> | undefined

  function start(): Promise<Loading> {
    loading ??= load().then(
      (module) => {
        Page = module.default
        return { failure: null }
      },
      (error: unknown) => {
        loading = undefined
        return { failure: { error } }
      },
    )
    return loading
  }

  function Shown(props: P) {
    // Asked for while rendering: an effect would come after whatever else the page around it waits for.
    const [started] = useState(() => (Page === undefined ? start() : null))
    const [ended, setEnded] = useState<Loading | null>(null)
    useEffect(() => {
      let isGone = false
      void started?.then((loaded) => isGone || setEnded(loaded))
      return () => {
        isGone = true
      }
    }, [started])
    if (ended?.failure != null) throw ended.failure.error
    return Page === undefined ? <PageSkeleton label="Loading" /> : <Page {...props} />
  }
  // What cannot be loaded ahead is asked for anew, and said, when it is shown.
  return Object.assign(Shown, { preload: () => void start() })
}
