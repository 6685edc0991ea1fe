/** Leads on to where the page's link leads, with the anchor that readers came with where the link has none. */
const link = document.querySelector('a')
if (link) {
  const target = new URL(link.href)
  if (target.hash === '') target.hash = location.hash
  location.replace(target)
}
