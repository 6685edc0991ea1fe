/** Stands for the site's address in texts that are made before it is known. */
export const SITE_PLACEHOLDER = 'https://site.invalid/'
