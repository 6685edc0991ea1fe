import { cardPaths, getCard } from '../components/pictures/pictures.ts'
import { siteCard } from '../data/cards.ts'

export const getStaticPaths = async () =>
  cardPaths([{ params: { card: 'card' }, card: await siteCard() }])

export const GET = getCard
