/** What every page loads: it brings the search when a reader asks for it, and nothing before. */

const way = document.querySelector<HTMLAnchorElement>('[data-search]')
const here = document.querySelector<HTMLElement>('[data-search-here]')

/** The folder of the texts, whether or not the page's address ends with a slash. */
const root = way?.href.replace(/\/?$/, '/') ?? ''

/** Makes this file a module. */
export {}

const panel = () => import('./search/panel.ts')

const open = async (): Promise<void> => {
  const field = here?.querySelector('input')
  if (field) field.select()
  else if (way) (await panel()).openSearch(root)
}

if (here && way)
  panel().then(({ mountSearch, rememberInAddress }) => {
    const asked = new URLSearchParams(location.search).get('q') ?? ''
    mountSearch(here, root, asked, rememberInAddress)
  })

way?.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  open()
})

addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event
  const typing =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]')
  if (key !== '/' || ctrlKey || metaKey || altKey || typing) return
  event.preventDefault()
  open()
})
