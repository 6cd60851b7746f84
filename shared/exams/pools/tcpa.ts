import type { Question } from "../question.ts";

/** Questions that the exam on the rules for automated calls and texts (TCPA) draws from. */
export const tcpaPool: readonly Question[] = [
  {
    id: "tcpa-e01",
    prompt: {
      en: "Which damages per unlawful call or text can a person claim under the TCPA?",
      es: "¿Qué indemnización por cada llamada o SMS ilícito puede reclamar una persona según la TCPA?",
    },
    options: {
      a: {
        en: "The cost of the call, if it can be shown with a bill",
        es: "El coste de la llamada, si se prueba con una factura",
      },
      b: {
        en: "$50, and up to $150 if the violation was willful",
        es: "50 $, y hasta 150 $ si la infracción fue intencionada",
      },
      c: {
        en: "$500, and up to $1,500 if the violation was willful",
        es: "500 $, y hasta 1.500 $ si la infracción fue intencionada",
      },
      d: { en: "$5,000, however the violation came about", es: "5.000 $, sea cual sea el origen de la infracción" },
    },
  },
  {
    id: "tcpa-e02",
    prompt: {
      en: "What must a written agreement to automated marketing calls state clearly?",
      es: "¿Qué debe indicar con claridad un acuerdo escrito para recibir llamadas comerciales automatizadas?",
    },
    options: {
      a: {
        en: "That the person has bought from the seller beforehand",
        es: "Que la persona ya ha comprado antes al vendedor",
      },
      b: {
        en: "That the person authorizes them, and to which number",
        es: "Que la persona las autoriza y en qué número",
      },
      c: {
        en: "The day and the hour at which every call will be made",
        es: "El día y la hora en que se hará cada llamada",
      },
      d: {
        en: "The name of each rep who may take part in the calls",
        es: "El nombre de cada representante que pueda llamar",
      },
    },
  },
  {
    id: "tcpa-e03",
    prompt: {
      en: "A visitor ticks an empty box beside clear consent wording on a web form and submits it. Can that be a valid signature?",
      es: "Un visitante marca una casilla vacía junto a un texto de consentimiento claro en un formulario web y lo envía. ¿Puede valer como firma?",
    },
    options: {
      a: {
        en: "No: the form becomes valid only after a call that confirms it",
        es: "No: el formulario solo vale tras una llamada que lo confirme",
      },
      b: {
        en: "Yes: but just for the first call that follows the submission",
        es: "Sí: pero solo para la primera llamada posterior al envío",
      },
      c: {
        en: "Yes: an electronic signature is recognized in the same way as one on paper",
        es: "Sí: la firma electrónica se reconoce igual que la de papel",
      },
      d: {
        en: "No: the agreement needs a signature written by hand on paper",
        es: "No: el acuerdo requiere una firma manuscrita en papel",
      },
    },
  },
  {
    id: "tcpa-e04",
    prompt: {
      en: "An order form says: “To buy, you must agree to automated marketing calls.” What is the problem?",
      es: "Un formulario de pedido dice: «Para comprar debes aceptar llamadas comerciales automatizadas». ¿Cuál es el problema?",
    },
    options: {
      a: {
        en: "The form must offer a discount in return for the consent",
        es: "El formulario debe ofrecer un descuento a cambio",
      },
      b: {
        en: "The form must mention the hours at which calls are placed",
        es: "El formulario debe mencionar el horario de las llamadas",
      },
      c: {
        en: "Such consent may not be asked for in an online order form",
        es: "Ese consentimiento no puede pedirse en un pedido en línea",
      },
      d: {
        en: "Such consent may not be made a condition of buying something",
        es: "Ese consentimiento no puede ser condición de una compra",
      },
    },
  },
  {
    id: "tcpa-e05",
    prompt: {
      en: "You want to drop a prerecorded sales message into mobile voicemail boxes without the phones ringing. How is that treated?",
      es: "Quieres dejar un mensaje comercial pregrabado en buzones de voz móviles sin que suene el teléfono. ¿Cómo se considera?",
    },
    options: {
      a: {
        en: "As a prerecorded call, for which consent is needed beforehand",
        es: "Como una llamada pregrabada, que exige consentimiento previo",
      },
      b: {
        en: "As an e-mail, for which an opt-out link at the end is enough",
        es: "Como un correo, para el que basta un enlace de baja al final",
      },
      c: {
        en: "As a free message, because the phone of the person never rings",
        es: "Como un mensaje libre, porque el teléfono nunca llega a sonar",
      },
      d: {
        en: "As a manual call, since a rep spoke the message only once",
        es: "Como una llamada manual, pues un representante grabó el mensaje",
      },
    },
  },
  {
    id: "tcpa-e06",
    prompt: {
      en: "A sales call uses a voice generated by artificial intelligence. How does the TCPA treat it?",
      es: "Una llamada de ventas usa una voz generada por inteligencia artificial. ¿Cómo la trata la TCPA?",
    },
    options: {
      a: {
        en: "As an artificial voice, with the same consent rules",
        es: "Como una voz artificial, con las mismas reglas de consentimiento",
      },
      b: {
        en: "As something that the rules don't cover in any way",
        es: "Como algo que las normas no cubren de ningún modo",
      },
      c: {
        en: "As a live voice, provided that it was cloned from a rep",
        es: "Como una voz en directo, siempre que imite a un representante",
      },
      d: {
        en: "As a live voice, provided that it answers questions",
        es: "Como una voz en directo, siempre que responda a preguntas",
      },
    },
  },
  {
    id: "tcpa-e07",
    prompt: {
      en: "A dialer calls several people at once. Within what time after the greeting must a live rep be on the line, or else the call counts as abandoned?",
      es: "Un marcador llama a varias personas a la vez. ¿En qué plazo tras el saludo debe haber un representante en línea para que la llamada no cuente como abandonada?",
    },
    options: {
      a: { en: "10 seconds", es: "10 segundos" },
      b: { en: "2 seconds", es: "2 segundos" },
      c: { en: "15 seconds", es: "15 segundos" },
      d: { en: "5 seconds", es: "5 segundos" },
    },
  },
  {
    id: "tcpa-e08",
    prompt: {
      en: "A person disputes that she ever agreed to automated marketing calls. Who has to prove the point?",
      es: "Una persona niega haber aceptado llamadas comerciales automatizadas. ¿Quién debe probarlo?",
    },
    options: {
      a: {
        en: "The caller, by showing that there was valid consent",
        es: "Quien llama, demostrando que hubo un consentimiento válido",
      },
      b: {
        en: "The person, by showing that she never gave consent",
        es: "La persona, demostrando que nunca dio su consentimiento",
      },
      c: {
        en: "The phone company, by handing over its call records",
        es: "La compañía telefónica, entregando su registro de llamadas",
      },
      d: {
        en: "Neither of them, since a dispute suspends the consent",
        es: "Ninguno, ya que la disputa suspende el consentimiento",
      },
    },
  },
  {
    id: "tcpa-e09",
    prompt: {
      en: "What must a prerecorded sales message offer to a person who answers it?",
      es: "¿Qué debe ofrecer un mensaje de ventas pregrabado a la persona que lo atiende?",
    },
    options: {
      a: {
        en: "An option to hear the same message in another language",
        es: "La opción de oír el mismo mensaje en otro idioma",
      },
      b: {
        en: "A callback by a supervisor within two business days",
        es: "La llamada de un supervisor en dos días hábiles",
      },
      c: {
        en: "A web address where the wording can be read afterwards",
        es: "Una dirección web donde leer el texto más tarde",
      },
      d: {
        en: "An automated way to opt out during the call itself",
        es: "Un medio automático para darse de baja en la propia llamada",
      },
    },
  },
  {
    id: "tcpa-e10",
    prompt: {
      en: "A customer bought from you a month ago and never agreed in writing to automated calls. May you send her a prerecorded sales call?",
      es: "Una clienta te compró hace un mes y nunca aceptó por escrito llamadas automatizadas. ¿Puedes enviarle una llamada de ventas pregrabada?",
    },
    options: {
      a: {
        en: "Yes: a recent purchase counts as consent for eighteen months",
        es: "Sí: una compra reciente vale como consentimiento dieciocho meses",
      },
      b: {
        en: "No: being a customer doesn't take the place of written consent",
        es: "No: ser clienta no sustituye al consentimiento por escrito",
      },
      c: {
        en: "Yes: as long as the message comes from the same salesperson",
        es: "Sí: siempre que el mensaje sea del mismo vendedor",
      },
      d: {
        en: "No: unless the order was worth more than the legal minimum",
        es: "No: salvo que el pedido superase el mínimo legal",
      },
    },
  },
];
