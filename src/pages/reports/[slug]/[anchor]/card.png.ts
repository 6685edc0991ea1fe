import type { APIRoute } from 'astro'
import { sectionCards } from '../../../../data/cards.ts'
import type { CardView } from '../../../../data/view.ts'
import { pictureKey, pictureResponse } from '../../../../og/pictures.ts'

export const getStaticPaths = async () =>
  (await sectionCards()).map(({ params, card }) => ({
    params: { ...params },
    props: { card },
    cacheKey: pictureKey({ kind: 'card', card }),
  }))

export const GET: APIRoute<{ card: CardView }> = ({ props }) =>
  pictureResponse({ kind: 'card', card: props.card })
