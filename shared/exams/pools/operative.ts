import type { Question } from "../question.ts";

export const operativePool: readonly Question[] = [
  {
    id: "operative-e01",
    prompt: {
      en: "Of 160 dials 48 connected; 18 of these ended within 30 seconds. What is your sub-30-second drop rate?",
      es: "De 160 llamadas conectaron 48; 18 de ellas acabaron antes de 30 segundos. ¿Cuál es tu tasa de caída antes de 30 segundos?",
    },
    options: {
      a: { en: "11.3%, that is 18 of 160", es: "Un 11,3 %, es decir, 18 de 160" },
      b: { en: "62.5%, that is 30 of 48", es: "Un 62,5 %, es decir, 30 de 48" },
      c: { en: "30.0%, that is 48 of 160", es: "Un 30,0 %, es decir, 48 de 160" },
      d: { en: "37.5%, that is 18 of 48", es: "Un 37,5 %, es decir, 18 de 48" },
    },
  },
  {
    id: "operative-e02",
    prompt: {
      en: "In a week you made 300 dials, had 60 connects and set 3 appointments. What is your call-to-appointment rate, measured on connects?",
      es: "En una semana hiciste 300 llamadas, tuviste 60 contactos y concertaste 3 citas. ¿Cuál es tu tasa de llamada a cita, medida sobre contactos?",
    },
    options: {
      a: { en: "5%", es: "Un 5 %" },
      b: { en: "20%", es: "Un 20 %" },
      c: { en: "1%", es: "Un 1 %" },
      d: { en: "3%", es: "Un 3 %" },
    },
  },
  {
    id: "operative-e03",
    prompt: {
      en: "Your appointments rise from 10 to 20 a week, and your show rate falls from 80% to 60%. What is the right reading?",
      es: "Tus citas pasan de 10 a 20 por semana y tu asistencia baja del 80 % al 60 %. ¿Cuál es la lectura correcta?",
    },
    options: {
      a: {
        en: "Fewer meetings are held than before, so the extra work was in vain.",
        es: "Se celebran menos que antes, así que el esfuerzo fue en vano.",
      },
      b: {
        en: "Nothing has changed, as one figure rose by as much as the other fell.",
        es: "Nada ha cambiado, porque una cifra subió lo que bajó la otra.",
      },
      c: {
        en: "More meetings are held, 12 after 8; now qualify and confirm better.",
        es: "Se celebran más, 12 en vez de 8; ahora cualifica y confirma mejor.",
      },
      d: {
        en: "The show rate does not matter as long as more appointments are set.",
        es: "La asistencia da igual mientras se concierten más citas.",
      },
    },
  },
  {
    id: "operative-e04",
    prompt: {
      en: "Why are a new rep's rates not graded until a certain number of dials?",
      es: "¿Por qué no se califican las tasas de un comercial nuevo hasta cierto número de llamadas?",
    },
    options: {
      a: {
        en: "The CRM needs some weeks before it is able to work out rates.",
        es: "El CRM necesita unas semanas antes de poder calcular tasas.",
      },
      b: {
        en: "New reps are handed easier lists, which would lift their rates.",
        es: "Los nuevos reciben listas más fáciles, que subirían sus tasas.",
      },
      c: {
        en: "Customers would see the grade during training.",
        es: "Los clientes verían la calificación durante la formación.",
      },
      d: {
        en: "With few calls, chance moves a rate more than skill does.",
        es: "Con pocas llamadas, el azar mueve una tasa más que la destreza.",
      },
    },
  },
  {
    id: "operative-e05",
    prompt: {
      en: "A rep logs calls that reached only a voicemail as “contact”. What is the effect?",
      es: "Un comercial registra como «contacto» llamadas en las que solo saltó el buzón de voz. ¿Qué efecto tiene?",
    },
    options: {
      a: {
        en: "None, as a voicemail and a contact both count as one dial.",
        es: "Ninguno, porque un buzón y un contacto cuentan como una llamada.",
      },
      b: {
        en: "Connects look better and appointments per connect look worse.",
        es: "Los contactos parecen mejores y las citas por contacto, peores.",
      },
      c: {
        en: "The show rate rises, since more people appear to be reached.",
        es: "Sube la asistencia, porque parece que se alcanza a más gente.",
      },
      d: {
        en: "The appointments fall, as the dialer skips those contacts.",
        es: "Bajan las citas, porque el marcador se salta esos contactos.",
      },
    },
  },
  {
    id: "operative-e06",
    prompt: {
      en: "You find the same person twice in the CRM; one of the records says “do not call”. What do you do?",
      es: "Encuentras a la misma persona dos veces en el CRM; una de las fichas dice «no llamar». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Merge them, keeping both histories and the opt-out.",
        es: "Las fusionas y conservas ambos historiales y la exclusión.",
      },
      b: {
        en: "Leave both as they are, since each has its own activities.",
        es: "Dejas las dos como están, porque cada una tiene su actividad.",
      },
      c: {
        en: "Keep the newer one and delete the one with the opt-out.",
        es: "Te quedas con la más nueva y borras la de la exclusión.",
      },
      d: {
        en: "Use the one without it until someone objects.",
        es: "Usas la que no tiene exclusión hasta que alguien proteste.",
      },
    },
  },
  {
    id: "operative-e07",
    prompt: {
      en: "When may a deal move to the next stage of the pipeline?",
      es: "¿Cuándo puede pasar una oportunidad a la siguiente fase del embudo?",
    },
    options: {
      a: {
        en: "When the buyer has done what that stage asks for",
        es: "Cuando el comprador ha hecho lo que esa fase exige",
      },
      b: {
        en: "When it has been for two weeks in its present stage",
        es: "Cuando lleva dos semanas en la fase en que está",
      },
      c: { en: "When the stage it is in contains too many deals", es: "Cuando la fase en que está tiene demasiadas" },
      d: {
        en: "When the rep has a good feeling after a talk",
        es: "Cuando el comercial tiene buena sensación tras hablar",
      },
    },
  },
  {
    id: "operative-e08",
    prompt: {
      en: "A deal's close date was last Friday and nothing has been signed. What do you do on Monday?",
      es: "La fecha de cierre de una oportunidad era el viernes y no se ha firmado nada. ¿Qué haces el lunes?",
    },
    options: {
      a: {
        en: "Leave the date as it is, since a signature may come any day now.",
        es: "Dejas la fecha como está, porque la firma puede llegar cualquier día.",
      },
      b: {
        en: "Ask the buyer, then enter a date based on the answer or close it.",
        es: "Preguntas al comprador y, según responda, pones fecha o la cierras.",
      },
      c: {
        en: "Move the date to the end of the month, so it stays in the forecast.",
        es: "Pasas la fecha a fin de mes, para que siga en la previsión.",
      },
      d: {
        en: "Delete the deal and create it again with the present date.",
        es: "Borras la oportunidad y la creas de nuevo con la fecha actual.",
      },
    },
  },
  {
    id: "operative-e09",
    prompt: {
      en: "You make 20 calls at a place without network. When do you log them?",
      es: "Haces 20 llamadas en un sitio sin conexión de datos. ¿Cuándo las registras?",
    },
    options: {
      a: {
        en: "Right away, and once more in the office to be on the safe side.",
        es: "Al momento, y otra vez en la oficina para ir sobre seguro.",
      },
      b: {
        en: "In the evening, all 20 together and as well as you recall them.",
        es: "Por la noche, las 20 juntas y según las recuerdes.",
      },
      c: {
        en: "Right after each call; they are sent once there is a network.",
        es: "Tras cada llamada; se enviarán cuando haya red.",
      },
      d: {
        en: "Next day, when the CRM shows which ones are missing.",
        es: "Al día siguiente, cuando el CRM muestre cuáles faltan.",
      },
    },
  },
  {
    id: "operative-e10",
    prompt: {
      en: "Your target is $60,000 this quarter, and you win 25% of the value of your opportunities. How much pipeline do you need?",
      es: "Tu objetivo del trimestre es de 60 000 $ y ganas el 25 % del valor de tus oportunidades. ¿Cuánto necesitas en el embudo?",
    },
    options: {
      a: { en: "$300,000", es: "300 000 $" },
      b: { en: "$150,000", es: "150 000 $" },
      c: { en: "$240,000", es: "240 000 $" },
      d: { en: "$75,000", es: "75 000 $" },
    },
  },
];
