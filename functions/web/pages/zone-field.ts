import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { zoneOf } from '../../../shared/domain/settings.ts';
import { texts } from '../texts/texts.ts';

/** A place or more for each clock that is kept somewhere; four hundred zones would be a third of a page. */
const CITIES =
  `Pacific/Pago Pago|Pacific/Honolulu|America/Anchorage|America/Los Angeles|America/Phoenix|America/Denver
America/Mexico City|America/Chicago|America/Bogota|America/Lima|America/New York|America/Toronto|America/Havana|America/Caracas
America/Halifax|America/Santiago|America/St Johns|America/Sao Paulo|America/Buenos Aires|Atlantic/South Georgia|Atlantic/Azores
Atlantic/Cape Verde|Africa/Casablanca|Africa/Lagos|Africa/Johannesburg|Africa/Cairo|Africa/Nairobi|Europe/London|Europe/Dublin
Europe/Lisbon|Europe/Amsterdam|Europe/Athens|Europe/Berlin|Europe/Brussels|Europe/Bucharest|Europe/Copenhagen|Europe/Helsinki
Europe/Istanbul|Europe/Kyiv|Europe/Luxembourg|Europe/Madrid|Europe/Moscow|Europe/Oslo|Europe/Paris|Europe/Prague|Europe/Rome
Europe/Stockholm|Europe/Vienna|Europe/Warsaw|Europe/Zurich|Asia/Jerusalem|Asia/Riyadh|Asia/Tehran|Asia/Dubai|Asia/Kabul
Asia/Karachi|Asia/Kolkata|Asia/Kathmandu|Asia/Dhaka|Asia/Yangon|Asia/Bangkok|Asia/Ho Chi Minh|Asia/Jakarta|Asia/Shanghai
Asia/Hong Kong|Asia/Taipei|Asia/Singapore|Asia/Kuala Lumpur|Asia/Manila|Asia/Tokyo|Asia/Seoul|Australia/Perth|Australia/Darwin
Australia/Adelaide|Australia/Brisbane|Australia/Sydney|Pacific/Noumea|Pacific/Auckland|Pacific/Fiji|Pacific/Tongatapu
Pacific/Kiritimati|UTC`.split(/[|\n]/);

/**
 * The time zone, to choose one of; what is `chosen` is among them, whatever it is. Where it is `open`, the script of the page
 * chooses that of the browser, whatever it is.
 */
export function zoneField(chosen: string, open = false): SafeHtml {
  const listed = CITIES.find((city) => zoneOf(city) === chosen) ?? chosen.replaceAll('_', ' ');
  const zones = CITIES.includes(listed) ? CITIES : [listed, ...CITIES];
  return html`<label for="zone">${texts.settings.zone}</label>
<select id="zone" name="zone"${open && html` data-zone`}>${zones.map((zone) => html`<option${zone === listed && html` selected`}>${zone}`)}</select>`;
}
