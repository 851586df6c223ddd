import i18next from 'i18next'
import { type ComponentType, lazy } from 'react'

type Table = Readonly<Record<string, string>>

interface LoadedTab {
  readonly view: ComponentType
  readonly texts: { readonly en: Table; readonly fr: Table }
}

export interface LazyTab {
  readonly view: ComponentType
  /** Loads it ahead of its first use. */
  readonly preload: () => Promise<unknown>
}

/**
 * A tab whose code, texts and knowledge are loaded when it is first opened: the window is drawn before them.
 * `feature` is the folder's name, by which the tab's views ask for their texts.
 */
export function lazyTab(feature: string, load: () => Promise<LoadedTab>): LazyTab {
  const preload = async () => {
    const { view, texts } = await load()
    for (const language of ['en', 'fr'] as const) i18next.addResourceBundle(language, feature, texts[language])
    return { default: view }
  }
  return { view: lazy(preload), preload }
}
