/** Takes the anchor along to the new address; without script the page leads to its beginning. */
const link = document.querySelector('a')
if (link && location.hash !== '' && link.hash === '')
  location.replace(new URL(location.hash, link.href))
