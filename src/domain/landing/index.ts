export { takePageDocument, takePagePicture } from './page-media.ts';
