import type { PracticeQuestion } from "../question.ts";

export const timingPractice: readonly PracticeQuestion[] = [
  {
    id: "timing-p01",
    prompt: {
      en: "You call from New York and it is 10:30 there. May you dial a consumer in Los Angeles now, if calls are allowed from 8:00 their time?",
      es: "Llamas desde Nueva York y allí son las 10:30. ¿Puedes marcar ya a un particular de Los Ángeles, si se permite desde las 8:00 de su hora?",
    },
    options: {
      a: {
        en: "Yes, it is 8:30 for them, so the window is open.",
        es: "Sí, allí son las 8:30 y la franja está abierta.",
      },
      b: {
        en: "Yes, the hours at the caller's place are the ones that count.",
        es: "Sí, la hora que cuenta es la del lugar desde el que se llama.",
      },
      c: {
        en: "No, it is 6:30 for them; from 12:00 your time.",
        es: "No, allí son las 6:30; desde las 12:00 de tu hora.",
      },
      d: {
        en: "No, it is 7:30 for them; from 11:00 your time.",
        es: "No, allí son las 7:30; desde las 11:00 de tu hora.",
      },
    },
    answer: "d",
    because: {
      en: "Los Angeles is three hours behind New York, and the called person's local time decides.",
      es: "Los Ángeles va tres horas por detrás de Nueva York, y decide la hora local de quien recibe la llamada.",
    },
  },
  {
    id: "timing-p02",
    prompt: {
      en: "A prospect has just asked for a call through your web form. When do you call?",
      es: "Un prospecto acaba de pedir una llamada en el formulario web. ¿Cuándo llamas?",
    },
    options: {
      a: {
        en: "After two introductory e-mails have had time to work.",
        es: "Después de que dos correos de presentación hayan hecho efecto.",
      },
      b: {
        en: "At the end of the week, together with the other web leads.",
        es: "Al final de la semana, junto con los demás contactos web.",
      },
      c: {
        en: "Within minutes, while the request is still on their mind.",
        es: "En unos minutos, mientras aún tiene presente la petición.",
      },
      d: {
        en: "Tomorrow morning, so that you do not appear to be in need.",
        es: "Mañana por la mañana, para no parecer que tienes necesidad.",
      },
    },
    answer: "c",
    because: {
      en: "The chance of reaching and qualifying an inbound lead falls quickly with every hour.",
      es: "La probabilidad de localizar y cualificar a quien se interesa cae rápido con cada hora.",
    },
  },
  {
    id: "timing-p03",
    prompt: {
      en: "A mobile number has a Chicago area code. What does that tell you about the person's time zone?",
      es: "Un número de móvil tiene prefijo de Chicago. ¿Qué te dice eso de la zona horaria de la persona?",
    },
    options: {
      a: {
        en: "It is valid for mobiles, though not for office lines.",
        es: "Vale para los móviles, pero no para los fijos de oficina.",
      },
      b: {
        en: "It is a hint only; check the address or ask them.",
        es: "Es solo un indicio; comprueba la dirección o pregunta.",
      },
      c: {
        en: "Nothing, so you had better use your own time zone.",
        es: "Nada, así que conviene que uses tu propia zona horaria.",
      },
      d: {
        en: "It is proof, since area codes are tied to a place.",
        es: "Es una prueba, porque el prefijo está ligado a un lugar.",
      },
    },
    answer: "b",
    because: {
      en: "People keep their mobile number when they move, so the code may point to the wrong zone.",
      es: "La gente conserva el móvil al mudarse, así que el prefijo puede señalar una zona equivocada.",
    },
  },
  {
    id: "timing-p04",
    prompt: {
      en: "You have tried a prospect three times on weekdays at 9:15 without an answer. What is the best fourth attempt?",
      es: "Has llamado a un prospecto tres veces a las 9:15 entre semana y no contesta. ¿Cuál es el mejor cuarto intento?",
    },
    options: {
      a: {
        en: "Another day at a clearly different time, such as 16:30.",
        es: "Otro día y a una hora claramente distinta, como las 16:30.",
      },
      b: {
        en: "No more calls, since three attempts are enough for anyone.",
        es: "Ninguna llamada más, porque tres intentos bastan para cualquiera.",
      },
      c: {
        en: "The same time again, so that they come to know your call.",
        es: "A la misma hora, para que se acostumbre a tu llamada.",
      },
      d: {
        en: "Three calls in a row, because the third is often answered.",
        es: "Tres llamadas seguidas, porque la tercera suele contestarse.",
      },
    },
    answer: "a",
    because: {
      en: "Whoever is busy at one hour may well be free at another, so varied times raise the chance.",
      es: "Quien está ocupado a una hora puede estar libre a otra, y variar aumenta las posibilidades.",
    },
  },
  {
    id: "timing-p05",
    prompt: {
      en: "Someone in another state tells you: “Call me next Tuesday at three.” What do you do before hanging up?",
      es: "Alguien de otro estado te dice: «Llámame el martes que viene a las tres». ¿Qué haces antes de colgar?",
    },
    options: {
      a: {
        en: "Ask for permission to call on Monday too, in case they forget it.",
        es: "Pides permiso para llamar también el lunes, por si se le olvida.",
      },
      b: {
        en: "Thank them and write “Tuesday, 3” in your notes for next week.",
        es: "Das las gracias y apuntas «martes, 3» para la semana que viene.",
      },
      c: {
        en: "Suggest leaving the time open, as you call that area often.",
        es: "Propones no fijar la hora, porque llamas a menudo a esa zona.",
      },
      d: {
        en: "Repeat the date and hour with the time zone and send an invitation.",
        es: "Repites fecha y hora con su zona horaria y envías una invitación.",
      },
    },
    answer: "d",
    because: {
      en: "Stated with its zone and in both calendars, a time can hardly be misunderstood.",
      es: "Una hora dicha con su zona y puesta en ambos calendarios difícilmente se malinterpreta.",
    },
  },
  {
    id: "timing-p06",
    prompt: {
      en: "Your prospects answer most between 10 and 12. How do you plan those hours?",
      es: "Tus prospectos contestan más entre las 10 y las 12. ¿Cómo organizas esas horas?",
    },
    options: {
      a: {
        en: "Block them for calls and move research and admin elsewhere.",
        es: "Las reservas para llamar y pasas a otro rato lo administrativo.",
      },
      b: {
        en: "Prepare each call then, as care matters more than numbers.",
        es: "Preparas en ellas cada llamada, porque importa más el cuidado.",
      },
      c: {
        en: "Keep them for meetings with colleagues, who are in then too.",
        es: "Las guardas para reuniones con colegas, que también están.",
      },
      d: {
        en: "Spread calls over the day so that no hour is overloaded.",
        es: "Repartes las llamadas por el día para no cargar ninguna hora.",
      },
    },
    answer: "a",
    because: {
      en: "The hours with most answers are scarce, while admin can be done at any time.",
      es: "Las horas con más respuesta son escasas, y lo administrativo se puede hacer en cualquier momento.",
    },
  },
  {
    id: "timing-p07",
    prompt: {
      en: "Your log shows answered calls by hour: 9 h, 6 of 60; 11 h, 9 of 50; 14 h, 8 of 80; 16 h, 6 of 40. Which hour has the best connect rate?",
      es: "Tu registro muestra las llamadas atendidas por hora: 9 h, 6 de 60; 11 h, 9 de 50; 14 h, 8 de 80; 16 h, 6 de 40. ¿Qué hora tiene la mejor tasa de contacto?",
    },
    options: {
      a: { en: "9 h, with 10%", es: "Las 9 h, con un 10 %" },
      b: { en: "11 h, with 18%", es: "Las 11 h, con un 18 %" },
      c: { en: "16 h, with 15%", es: "Las 16 h, con un 15 %" },
      d: { en: "14 h, with 10%", es: "Las 14 h, con un 10 %" },
    },
    answer: "b",
    because: {
      en: "Nine of fifty is 18%, more than the share at any other hour.",
      es: "Nueve de cincuenta es un 18 %, más que la proporción de cualquier otra hora.",
    },
  },
  {
    id: "timing-p08",
    prompt: {
      en: "An interested prospect can meet this Thursday or in three weeks. Which date do you propose first?",
      es: "Un prospecto interesado puede reunirse este jueves o dentro de tres semanas. ¿Qué fecha propones primero?",
    },
    options: {
      a: {
        en: "Neither, and you ask for a date of their own by e-mail.",
        es: "Ninguna, y le pides por correo una fecha que le vaya bien.",
      },
      b: {
        en: "Both, so that one of them remains if the other falls through.",
        es: "Las dos, para que quede una si la otra falla.",
      },
      c: {
        en: "This Thursday, since near dates are kept more often.",
        es: "Este jueves, porque las citas cercanas se cumplen más.",
      },
      d: {
        en: "In three weeks, since that leaves time for full preparation.",
        es: "Dentro de tres semanas, porque da tiempo a prepararlo todo.",
      },
    },
    answer: "c",
    because: {
      en: "With every week that passes interest cools and other things get in the way.",
      es: "Con cada semana que pasa el interés se enfría y se cruzan otras cosas.",
    },
  },
  {
    id: "timing-p09",
    prompt: {
      en: "When do you fix the follow-up to a proposal you are about to send?",
      es: "¿Cuándo fijas el seguimiento de una propuesta que vas a enviar?",
    },
    options: {
      a: {
        en: "Before sending it, with a date both sides enter.",
        es: "Antes de enviarla, con una fecha que ambos apuntáis.",
      },
      b: { en: "Once they have confirmed that it has arrived.", es: "Cuando hayan confirmado que la han recibido." },
      c: {
        en: "After two weeks, if no answer has come by then.",
        es: "A las dos semanas, si para entonces no han contestado.",
      },
      d: {
        en: "When the CRM shows that the file was opened.",
        es: "Cuando el CRM indique que han abierto el archivo.",
      },
    },
    answer: "a",
    because: {
      en: "An agreed date makes the next call expected instead of chasing.",
      es: "Una fecha acordada hace que la siguiente llamada sea esperada y no una persecución.",
    },
  },
  {
    id: "timing-p10",
    prompt: {
      en: "Your prospect sits in meetings all day, mostly on the hour. When do you have the best chance in between?",
      es: "Tu prospecto encadena reuniones todo el día, casi siempre a horas en punto. ¿Cuándo tienes más opciones de encontrarlo entre una y otra?",
    },
    options: {
      a: { en: "Exactly when the full hour strikes", es: "Justo cuando da la hora en punto" },
      b: { en: "Exactly at half past, at any hour", es: "Justo a y media, sea la hora que sea" },
      c: { en: "A few minutes before the full hour", es: "Unos minutos antes de la hora en punto" },
      d: { en: "About twenty minutes past the hour", es: "Unos veinte minutos después de la hora" },
    },
    answer: "c",
    because: {
      en: "Meetings tend to end shortly before the hour, and the next has not begun yet.",
      es: "Las reuniones suelen acabar poco antes de la hora y la siguiente aún no ha empezado.",
    },
  },
];
