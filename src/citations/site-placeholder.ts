/** Stands for the site's address in texts that are made before it is known. */
export const SITE_PLACEHOLDER = 'https://site.invalid/'

/** Stands before the written path of an image, percent-encoded, until the image has its address. */
export const IMAGE_PLACEHOLDER = `${SITE_PLACEHOLDER}-image/`
