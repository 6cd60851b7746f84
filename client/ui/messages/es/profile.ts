import type { TranslationOf } from "../catalogue.ts";
import type { profile as english } from "../en/profile.ts";

export const profile: TranslationOf<typeof english> = {
  "nav.profile": "Perfil",
  "profile.loading": "Trayendo tu perfil",
  "profile.joined": "Aquí desde el {date}",
  "profile.saved": "Guardado en este dispositivo",

  "profile.zone": "Zona horaria",
  "profile.day_start": "tu día empieza a las {hour}:00",
  "profile.zone_next": "{zone} desde el {when}, cuando allí empiece el día siguiente.",
  "profile.zone_new": "Nueva zona horaria",
  "profile.zone_hint": "Tus días la siguen desde su próximo comienzo de día. Ninguna fecha se repite ni se pierde.",
  "profile.zone_unknown": "Ninguna zona horaria se llama así. Elige una de la lista, como Europe/Madrid.",
  "profile.zone_save": "Cambiar de zona",
  "profile.zone_here": "Usar la de este dispositivo: {zone}",

  "profile.leave": "Días libres",
  "profile.leave_from": "Desde",
  "profile.leave_to": "Hasta",
  "profile.leave_missing": "Elige el primer día libre.",
  "profile.leave_begun": "Los días que ya han empezado esperan a tu responsable; los demás cuentan enseguida.",
  "profile.leave_ask": "Tomar estos días",
  "profile.leave_none": "Aún no hay días libres. Guardan tu racha: en ellos no se falla.",
  "profile.leave_range": "{from} a {to}",
  "profile.leave_counts_all": "Cuenta: tu racha descansa",
  "profile.leave_counts_some": "Los días posteriores cuentan, el resto espera a tu responsable",
  "profile.leave_counts_none": "Espera a tu responsable",

  "profile.strength": "Especialidad",
  "profile.strength_none": "Aún sin elegir",
  "profile.strength_next": "{name} desde el {date}.",
  "profile.strength_locked": "Podrás elegir una a partir del nivel {level}.",
  "profile.strength_choose": "Por lo que tu trabajo vale más",
  "profile.strength_hint": "Vale desde mañana. Lo que ya has ganado conserva su precio.",
  "profile.strength_save": "Elegir desde mañana",

  "strength.speed_dialer": "Marcación veloz",
  "strength.relationship_builder": "Creación de relaciones",
  "strength.closer": "Cierre de ventas",
  "strength.referral_master": "Maestría en recomendaciones",

  "profile.title": "Título",
  "profile.title_shown": "Se muestra bajo tu nombre",
  "profile.title_hint": "Los rangos, las insignias y los jefes dan títulos.",
  "profile.title_none": "Sin título",
  "title.boss.redhawk": "Vencedor de RedHawk",

  "error.level_too_low": "Tu nivel confirmado aún es bajo para ello. Se abrirá cuando crezcas.",
  "error.title_unknown": "No tienes este título.",
  "error.leave_backwards": "El último día libre es anterior al primero.",
  "error.leave_too_long": "Un año como máximo de una vez.",
  "error.nothing_changed": "No se ha cambiado nada.",
  "error.zone_unknown": "El servidor no conoce esta zona horaria.",
};
