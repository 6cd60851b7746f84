import type { Question } from "../question.ts";

/** Questions that the exam on do-not-call rules draws from. */
export const dncPool: readonly Question[] = [
  {
    id: "dnc-e01",
    prompt: {
      en: "How long does a number stay in the National Do Not Call Registry?",
      es: "¿Cuánto tiempo permanece un número en el registro nacional de no llamar (National Do Not Call Registry)?",
    },
    options: {
      a: {
        en: "Without expiry, until it is removed or reassigned",
        es: "Sin caducidad, hasta que se retire o se reasigne",
      },
      b: { en: "Until its owner next buys something by phone", es: "Hasta que su titular compre algo por teléfono" },
      c: { en: "Five years, and then it is removed by itself", es: "Cinco años, y después se retira por sí solo" },
      d: { en: "One year, and then it must be registered again", es: "Un año, y después hay que registrarlo de nuevo" },
    },
  },
  {
    id: "dnc-e02",
    prompt: {
      en: "A registered consumer bought from your company. For how long does that purchase allow sales calls, if she doesn't object?",
      es: "Una consumidora inscrita en el registro compró a tu empresa. ¿Durante cuánto tiempo permite esa compra llamadas de ventas si ella no se opone?",
    },
    options: {
      a: { en: "36 months after the last transaction", es: "36 meses desde la última transacción" },
      b: { en: "18 months after the last transaction", es: "18 meses desde la última transacción" },
      c: { en: "6 months after the last transaction", es: "6 meses desde la última transacción" },
      d: { en: "No time at all, as she is registered", es: "Ningún plazo, ya que está inscrita" },
    },
  },
  {
    id: "dnc-e03",
    prompt: {
      en: "A registered consumer asked your company for a quote and bought nothing. For how long does the inquiry allow sales calls?",
      es: "Un consumidor inscrito pidió un presupuesto a tu empresa y no compró. ¿Durante cuánto tiempo permite esa consulta llamadas de ventas?",
    },
    options: {
      a: { en: "30 days after the inquiry", es: "30 días desde la consulta" },
      b: { en: "3 months after the inquiry", es: "3 meses desde la consulta" },
      c: { en: "12 months after the inquiry", es: "12 meses desde la consulta" },
      d: { en: "18 months after the inquiry", es: "18 meses desde la consulta" },
    },
  },
  {
    id: "dnc-e04",
    prompt: {
      en: "A customer of long standing says that she wants no more sales calls. What holds?",
      es: "Una clienta de años dice que no quiere más llamadas de ventas. ¿Qué vale?",
    },
    options: {
      a: {
        en: "Her request ends the sales calls, although she remains a customer",
        es: "Su petición pone fin a las llamadas de ventas aunque siga siendo clienta",
      },
      b: {
        en: "Her request takes effect when her current contract comes to its end",
        es: "Su petición surte efecto cuando termine el contrato que tiene en vigor",
      },
      c: {
        en: "Her status as a customer prevails over a request made on the phone",
        es: "Su condición de clienta prevalece sobre una petición hecha por teléfono",
      },
      d: {
        en: "Her request counts only if her number is in the national registry too",
        es: "Su petición solo cuenta si su número está además en el registro nacional",
      },
    },
  },
  {
    id: "dnc-e05",
    prompt: {
      en: "Which of these allows a sales call to a number in the national registry?",
      es: "¿Qué permite hacer una llamada de ventas a un número inscrito en el registro nacional?",
    },
    options: {
      a: {
        en: "A call that lasts under a minute and in which nothing is offered yet",
        es: "Una llamada de menos de un minuto en la que aún no se ofrece nada",
      },
      b: {
        en: "A profile of that person on a public network that shows the number",
        es: "Un perfil de esa persona en una red pública que muestra el número",
      },
      c: {
        en: "A recommendation of that person by one of your satisfied customers",
        es: "La recomendación de esa persona por parte de un cliente satisfecho",
      },
      d: {
        en: "A signed written permission given to your company by that person",
        es: "Un permiso escrito y firmado que esa persona dio a tu empresa",
      },
    },
  },
  {
    id: "dnc-e06",
    prompt: {
      en: "Can a personal mobile number be entered in the national registry?",
      es: "¿Puede inscribirse un móvil personal en el registro nacional?",
    },
    options: {
      a: {
        en: "No, the registry has been made for landlines alone",
        es: "No, el registro se creó únicamente para líneas fijas",
      },
      b: {
        en: "Yes, and it is protected like a residential landline",
        es: "Sí, y queda protegido igual que un fijo residencial",
      },
      c: {
        en: "Yes, but it is protected only outside office hours",
        es: "Sí, pero queda protegido solo fuera del horario laboral",
      },
      d: {
        en: "No, mobile numbers have a register kept by carriers",
        es: "No, los móviles tienen un registro propio de las operadoras",
      },
    },
  },
  {
    id: "dnc-e07",
    prompt: {
      en: "How do the national registry and a company's own do-not-call list differ?",
      es: "¿En qué se diferencian el registro nacional y la lista propia de no llamar de una empresa?",
    },
    options: {
      a: {
        en: "The registry applies to sellers at large, the list to one seller",
        es: "El registro se aplica a los vendedores en general; la lista, a uno solo",
      },
      b: {
        en: "The registry applies to companies, the list to private persons",
        es: "El registro se aplica a las empresas; la lista, a los particulares",
      },
      c: {
        en: "The registry is voluntary for sellers, while the list is required",
        es: "El registro es voluntario para los vendedores; la lista, obligatoria",
      },
      d: {
        en: "The registry covers calls, while the list covers e-mails alone",
        es: "El registro abarca las llamadas; la lista, únicamente los correos",
      },
    },
  },
  {
    id: "dnc-e08",
    prompt: {
      en: "What does a company need in order to rely on the safe harbor for a call made by mistake?",
      es: "¿Qué necesita una empresa para acogerse a la exención por una llamada hecha por error (safe harbor)?",
    },
    options: {
      a: {
        en: "A statement by the rep that the call wasn't made on purpose",
        es: "Una declaración del representante de que no lo hizo a propósito",
      },
      b: {
        en: "A first violation, as the first one in a year isn't pursued",
        es: "Que sea la primera infracción, pues la primera del año no se persigue",
      },
      c: {
        en: "An apology to the person within a day and a small compensation",
        es: "Una disculpa en un día y una pequeña compensación a la persona",
      },
      d: {
        en: "Written procedures, trained staff and a list kept and checked",
        es: "Normas escritas, personal formado y una lista al día y consultada",
      },
    },
  },
  {
    id: "dnc-e09",
    prompt: {
      en: "A person asks not to be called again. What may you require before you record it?",
      es: "Una persona pide que no la llamen más. ¿Qué puedes exigir antes de registrarlo?",
    },
    options: {
      a: {
        en: "A call to the customer service line during office hours",
        es: "Una llamada al servicio de atención al cliente en horario laboral",
      },
      b: {
        en: "A reason, so that the company learns to improve its offers",
        es: "Un motivo, para que la empresa aprenda a mejorar sus ofertas",
      },
      c: {
        en: "Nothing more than what identifies the number and the person",
        es: "Nada más que lo que identifique el número y a la persona",
      },
      d: {
        en: "A copy of an identity document, so that nobody is misused",
        es: "Una copia de un documento de identidad, para evitar abusos",
      },
    },
  },
  {
    id: "dnc-e10",
    prompt: {
      en: "You sell to companies and call the main office line of a firm. Which statement is right?",
      es: "Vendes a empresas y llamas a la centralita de una compañía. ¿Qué afirmación es correcta?",
    },
    options: {
      a: {
        en: "Such calls are outside every rule, so a request to stop can safely be passed over",
        es: "Esas llamadas quedan fuera de toda norma, así que puedes pasar por alto la petición",
      },
      b: {
        en: "The registry forbids such calls, unless the firm has bought from you beforehand",
        es: "El registro prohíbe esas llamadas salvo que la compañía ya te haya comprado antes",
      },
      c: {
        en: "Most such calls lie outside the national registry, yet you honor a request to stop",
        es: "Casi todas esas llamadas quedan fuera del registro, pero respetas la petición de parar",
      },
      d: {
        en: "The firm has to renew its entry in the registry each year for it to have effect",
        es: "La compañía debe renovar su inscripción cada año para que tenga efecto",
      },
    },
  },
];
