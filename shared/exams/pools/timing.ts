import type { Question } from "../question.ts";

export const timingPool: readonly Question[] = [
  {
    id: "timing-e01",
    prompt: {
      en: "You want to try 120 contacts six times each within 15 working days. How many dials a day does that take?",
      es: "Quieres intentar hablar con 120 contactos, seis veces con cada uno, en 15 días laborables. ¿Cuántas llamadas diarias supone?",
    },
    options: {
      a: { en: "48", es: "48" },
      b: { en: "72", es: "72" },
      c: { en: "20", es: "20" },
      d: { en: "120", es: "120" },
    },
  },
  {
    id: "timing-e02",
    prompt: {
      en: "It is July and 9:00 in Denver. What time is it in Phoenix?",
      es: "Es julio y son las 9:00 en Denver. ¿Qué hora es en Phoenix?",
    },
    options: {
      a: {
        en: "9:00, as both are in the Mountain zone all year",
        es: "Las 9:00, porque ambas están todo el año en la zona de montaña",
      },
      b: {
        en: "8:00, as most of Arizona keeps no summer time",
        es: "Las 8:00, porque casi toda Arizona no usa horario de verano",
      },
      c: {
        en: "10:00, as Phoenix lies one zone further east",
        es: "Las 10:00, porque Phoenix está una zona más al este",
      },
      d: {
        en: "7:00, as Phoenix belongs to the Pacific zone",
        es: "Las 7:00, porque Phoenix pertenece a la zona del Pacífico",
      },
    },
  },
  {
    id: "timing-e03",
    prompt: {
      en: "Your list covers the whole country and you begin at 9:00 Eastern time. In which order do you call?",
      es: "Tu lista abarca todo el país y empiezas a las 9:00, hora del Este. ¿En qué orden llamas?",
    },
    options: {
      a: {
        en: "In alphabetical order, so that none is left out",
        es: "Por orden alfabético, para que no se quede ninguna fuera",
      },
      b: {
        en: "By company size, whatever time it is in each place",
        es: "Por tamaño de empresa, sea la hora que sea en cada sitio",
      },
      c: {
        en: "From west to east, as the west has the longer day left",
        es: "De oeste a este, porque al oeste le queda más día",
      },
      d: {
        en: "From east to west, as each zone reaches good hours",
        es: "De este a oeste, según cada zona entra en buen horario",
      },
    },
  },
  {
    id: "timing-e04",
    prompt: {
      en: "You want to reach the owners of small restaurants. Which time suits best?",
      es: "Quieres hablar con dueños de restaurantes pequeños. ¿Qué momento conviene más?",
    },
    options: {
      a: {
        en: "Around midday, when the owner is sure to be there",
        es: "Hacia el mediodía, cuando seguro que está el dueño",
      },
      b: {
        en: "Friday evening, when they are in the best mood",
        es: "El viernes por la noche, cuando están de mejor humor",
      },
      c: {
        en: "Early in the morning, well before the staff arrive",
        es: "A primera hora, mucho antes de que llegue el personal",
      },
      d: {
        en: "Between the meals, once the midday service is over",
        es: "Entre comidas, cuando ha terminado el servicio de mediodía",
      },
    },
  },
  {
    id: "timing-e05",
    prompt: {
      en: "At 8:00 you reached 3 of 8 prospects; at 10:00 you usually reach 30 of 150. What do you conclude?",
      es: "A las 8:00 localizaste a 3 de 8 prospectos; a las 10:00 sueles localizar a 30 de 150. ¿Qué concluyes?",
    },
    options: {
      a: {
        en: "10:00 is better, because 30 is far more than 3.",
        es: "Las 10:00 son mejores, porque 30 es mucho más que 3.",
      },
      b: {
        en: "Eight calls prove little; test 8:00 with many more.",
        es: "Ocho llamadas prueban poco; haz muchas más a las 8:00.",
      },
      c: {
        en: "Both hours are equal, as both samples are real calls.",
        es: "Las dos horas son iguales, pues ambas son llamadas reales.",
      },
      d: {
        en: "8:00 is almost twice as good; move all calls there.",
        es: "Las 8:00 rinden casi el doble; pasa ahí todas las llamadas.",
      },
    },
  },
  {
    id: "timing-e06",
    prompt: {
      en: "You missed a callback that you had promised for 11:00; it is now 11:40. What do you do?",
      es: "Se te ha pasado una llamada prometida para las 11:00; ya son las 11:40. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Call now, apologise in a sentence and ask if it still suits.",
        es: "Llamas ya, te disculpas en una frase y preguntas si le va bien.",
      },
      b: {
        en: "Wait for tomorrow at 11:00, when the prospect is free again.",
        es: "Esperas a mañana a las 11:00, cuando vuelva a estar libre.",
      },
      c: {
        en: "Send an e-mail saying that the prospect could not be reached.",
        es: "Envías un correo diciendo que no fue posible localizarlo.",
      },
      d: {
        en: "Say nothing and take it up again at the next planned touch.",
        es: "No dices nada y lo retomas en el siguiente contacto previsto.",
      },
    },
  },
  {
    id: "timing-e07",
    prompt: {
      en: "A prospect has not shown up for the video call five minutes after its start. What is the best reaction?",
      es: "Un prospecto no se ha conectado a la videollamada cinco minutos después de la hora. ¿Cuál es la mejor reacción?",
    },
    options: {
      a: {
        en: "Ring him now, and offer new times today if he cannot be reached.",
        es: "Llamarlo ahora y, si no contesta, ofrecerle hoy nuevas horas.",
      },
      b: {
        en: "Leave the meeting open all morning in case he joins it later.",
        es: "Dejar la reunión abierta toda la mañana por si entra más tarde.",
      },
      c: {
        en: "Wait a week, so that he does not feel pressed over his absence.",
        es: "Esperar una semana, para que no se sienta presionado por faltar.",
      },
      d: {
        en: "Close the deal as lost, since absence shows a lack of interest.",
        es: "Cerrar la oportunidad, porque faltar demuestra desinterés.",
      },
    },
  },
  {
    id: "timing-e08",
    prompt: {
      en: "Which reminders best support an appointment set for next week?",
      es: "¿Qué recordatorios apoyan mejor una cita de la semana que viene?",
    },
    options: {
      a: {
        en: "One the day before and a short one on the day itself",
        es: "Uno el día anterior y otro breve el mismo día",
      },
      b: {
        en: "One every day, from the booking until the appointment",
        es: "Uno cada día, desde que se fija hasta la cita",
      },
      c: { en: "None, as reminders give people a chance to cancel", es: "Ninguno, porque dan ocasión de cancelar" },
      d: { en: "Just one, an hour after the appointment was made", es: "Solo uno, una hora después de fijarla" },
    },
  },
  {
    id: "timing-e09",
    prompt: {
      en: "After two hours of dialling without a break your voice sounds tired. Which plan keeps quality up?",
      es: "Tras dos horas marcando sin parar, tu voz suena cansada. ¿Qué plan mantiene la calidad?",
    },
    options: {
      a: {
        en: "No breaks, since a rhythm once found should not be lost",
        es: "Ninguna pausa, para no perder el ritmo una vez cogido",
      },
      b: {
        en: "Blocks of about an hour with short breaks in between",
        es: "Bloques de alrededor de una hora con pausas breves",
      },
      c: {
        en: "A break after every call, as long as the call lasted",
        es: "Una pausa tras cada llamada, tan larga como la llamada",
      },
      d: {
        en: "One long block in the morning, then no calls at all",
        es: "Un solo bloque largo por la mañana y luego ninguna llamada",
      },
    },
  },
  {
    id: "timing-e10",
    prompt: {
      en: "A prospect did not answer at 10:00. You feel like redialling at 10:05 and 10:10. What is better?",
      es: "Un prospecto no ha contestado a las 10:00. Te apetece volver a marcar a las 10:05 y a las 10:10. ¿Qué es mejor?",
    },
    options: {
      a: {
        en: "Redial until the voicemail answers, and then stop.",
        es: "Marcar hasta que salte el buzón y parar entonces.",
      },
      b: {
        en: "Redial from another number, so that it looks like new.",
        es: "Marcar desde otro número, para que parezca algo nuevo.",
      },
      c: {
        en: "Leave some hours or a day, as a row of calls annoys.",
        es: "Dejar unas horas o un día, porque la insistencia molesta.",
      },
      d: {
        en: "Redial both times, as it shows that it is important.",
        es: "Volver a marcar las dos veces, porque muestra que es importante.",
      },
    },
  },
  {
    id: "timing-e11",
    prompt: {
      en: "A prospect's budget is requested in September, approved in November and spent from January. When should you be in serious talks?",
      es: "Un prospecto solicita su presupuesto en septiembre, se aprueba en noviembre y se gasta desde enero. ¿Cuándo debes estar ya en conversaciones serias?",
    },
    options: {
      a: { en: "In December, once the amounts are final", es: "En diciembre, con los importes ya cerrados" },
      b: { en: "In January, when the money is available", es: "En enero, cuando el dinero ya está disponible" },
      c: { en: "In summer, before the requests are written", es: "En verano, antes de redactar las solicitudes" },
      d: { en: "In October, while the decision is pending", es: "En octubre, mientras se decide" },
    },
  },
  {
    id: "timing-e12",
    prompt: {
      en: "Which calendar of holidays do you check before planning a day of calls?",
      es: "¿Qué calendario de festivos miras antes de planificar un día de llamadas?",
    },
    options: {
      a: { en: "That of the place where you yourself work", es: "El del lugar donde trabajas tú mismo" },
      b: {
        en: "That of the country with the most holidays of all",
        es: "El del país que más días festivos tiene al año",
      },
      c: { en: "That of the head office of your company", es: "El de la sede central de tu empresa" },
      d: { en: "That of the place where the prospects are", es: "El del lugar donde están los prospectos" },
    },
  },
  {
    id: "timing-e13",
    prompt: {
      en: "After a good first talk a prospect has not answered three messages in eight days. What now?",
      es: "Tras una buena primera conversación, un prospecto lleva ocho días sin contestar a tres mensajes. ¿Y ahora?",
    },
    options: {
      a: {
        en: "Ask a colleague of theirs why they do not answer.",
        es: "Preguntas a un compañero suyo por qué no contesta.",
      },
      b: {
        en: "Send the same message again, marked as urgent.",
        es: "Reenvías el mismo mensaje, marcado como urgente.",
      },
      c: {
        en: "Widen the gaps and bring something new each time.",
        es: "Espacias los mensajes y aportas algo nuevo cada vez.",
      },
      d: {
        en: "Write daily, so that your name stays at the top.",
        es: "Escribes a diario, para que tu nombre siga arriba.",
      },
    },
  },
  {
    id: "timing-e14",
    prompt: {
      en: "In March the United States has already changed its clocks, Europe has not. It is 10:00 in New York. What time is it in Madrid?",
      es: "En marzo Estados Unidos ya ha cambiado la hora y Europa todavía no. Son las 10:00 en Nueva York. ¿Qué hora es en Madrid?",
    },
    options: {
      a: { en: "14:00", es: "Las 14:00" },
      b: { en: "17:00", es: "Las 17:00" },
      c: { en: "15:00", es: "Las 15:00" },
      d: { en: "16:00", es: "Las 16:00" },
    },
  },
  {
    id: "timing-e15",
    prompt: {
      en: "A prospect who lives in Denver will be in Boston next week and wants your call at 14:00 there. What do you enter in your calendar?",
      es: "Un prospecto de Denver estará la semana que viene en Boston y quiere tu llamada a las 14:00 de allí. ¿Qué apuntas en tu calendario?",
    },
    options: {
      a: {
        en: "14:00 in your own zone, as it is you who makes the call",
        es: "Las 14:00 de tu propia zona, porque quien llama eres tú",
      },
      b: {
        en: "14:00 in the Eastern time zone, with a note on the trip",
        es: "Las 14:00 de la zona del Este, con una nota sobre el viaje",
      },
      c: {
        en: "14:00 in the Mountain zone, as his record says Denver",
        es: "Las 14:00 de la zona de montaña, porque su ficha dice Denver",
      },
      d: {
        en: "14:00 without a zone, so that both can read it as theirs",
        es: "Las 14:00 sin zona, para que cada uno la lea como suya",
      },
    },
  },
  {
    id: "timing-e16",
    prompt: {
      en: "Half an hour of good calling time is left. You have 5 promised callbacks and 40 new names. What comes first?",
      es: "Queda media hora de buen horario. Tienes 5 llamadas prometidas y 40 nombres nuevos. ¿Qué va primero?",
    },
    options: {
      a: { en: "The new names, as there are eight times as many", es: "Los nombres nuevos, porque son ocho veces más" },
      b: {
        en: "One of each in turn, so that both lists get shorter",
        es: "Una de cada por turno, para acortar ambas listas",
      },
      c: {
        en: "The new names, as callbacks can wait until tomorrow",
        es: "Los nombres nuevos, porque lo prometido puede esperar a mañana",
      },
      d: {
        en: "The callbacks, as they expect you and convert more",
        es: "Las prometidas, porque te esperan y convierten más",
      },
    },
  },
];
