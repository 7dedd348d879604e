import { t } from '../../ui/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { figure, text, webAddress } from './fields.ts';
import { Labelled, Outside, turns } from './words.tsx';

/** A place, as the way to a map: none is drawn, since asking somebody for one would tell them where the customer is. */
export function Location({ location }: { location: unknown }) {
  const place = placeOf(location);
  const [title, ...rest] = [text(location, 'name'), text(location, 'address')].filter(
    (line) => line !== null,
  );
  const map = place === null ? webAddress(location, 'url') : mapOf(place);
  return (
    <>
      <Labelled icon="map-pin">{t('kind.location')}</Labelled>
      {map !== null && (
        <a class="media map" href={map} target="_blank" rel="noopener noreferrer nofollow">
          <Icon name="map-pin" size="lg" />
          <span class="map-open">{t('kind.open-map')}</span>
        </a>
      )}
      <div class="text" dir="auto" {...turns([title, ...rest].join(''))}>
        {title !== undefined && <b>{title}</b>}
        {rest.map((line) => `\n${line}`)}
        {title === undefined &&
          (place === null ? t('kind.location-none') : `${place.latitude}, ${place.longitude}`)}
        {place !== null && webAddress(location, 'url') !== null && (
          <>
            {'\n'}
            <Outside href={webAddress(location, 'url') ?? ''}>{t('kind.place-page')}</Outside>
          </>
        )}
      </div>
    </>
  );
}

interface Place {
  latitude: number;
  longitude: number;
}

function placeOf(location: unknown): Place | null {
  const [latitude, longitude] = [figure(location, 'latitude'), figure(location, 'longitude')];
  if (latitude === null || longitude === null) return null;
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : { latitude, longitude };
}

const mapOf = ({ latitude, longitude }: Place): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
