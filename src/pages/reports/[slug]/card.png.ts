import type { APIRoute } from 'astro'
import { reportCards } from '../../../data/cards.ts'
import type { CardView } from '../../../data/view.ts'
import { pictureKey, pictureResponse } from '../../../og/pictures.ts'

export const getStaticPaths = async () =>
  (await reportCards()).map(({ params: { slug }, card }) => ({
    params: { slug },
    props: { card },
    cacheKey: pictureKey({ kind: 'card', card }),
  }))

export const GET: APIRoute<{ card: CardView }> = ({ props }) =>
  pictureResponse({ kind: 'card', card: props.card })
