import type { Question } from "../question.ts";

/** Questions that the exam on the carriers' messaging principles (CTIA) draws from. */
export const ctiaPool: readonly Question[] = [
  {
    id: "ctia-e01",
    prompt: {
      en: "Which kind of message content do carriers restrict and require age checks for, where they allow it at all?",
      es: "¿Qué tipo de contenido restringen las operadoras y, cuando lo admiten, exige verificar la edad?",
    },
    options: {
      a: { en: "Discounts on groceries", es: "Descuentos en alimentación" },
      b: { en: "Promotion of alcohol", es: "Promoción de alcohol" },
      c: { en: "Reminders of visits to a dentist", es: "Recordatorios de visitas al dentista" },
      d: { en: "Delivery notices", es: "Avisos de entrega" },
    },
  },
  {
    id: "ctia-e02",
    prompt: {
      en: "A subscriber replies HELP to your texting program. What should come back?",
      es: "Un suscriptor responde HELP a tu programa de SMS. ¿Qué debería recibir?",
    },
    options: {
      a: { en: "The latest offer, with a link to a page about it", es: "La última oferta, con un enlace a su página" },
      b: {
        en: "The name of the program and a way to get support",
        es: "El nombre del programa y una forma de obtener ayuda",
      },
      c: {
        en: "A confirmation that the messages have been ended",
        es: "Una confirmación de que los mensajes han terminado",
      },
      d: { en: "Nothing, because only STOP requires a response", es: "Nada, porque solo STOP requiere respuesta" },
    },
  },
  {
    id: "ctia-e03",
    prompt: {
      en: "Which information belongs beside the field where people sign up for recurring marketing texts?",
      es: "¿Qué información debe acompañar al campo donde la gente se apunta a SMS comerciales periódicos?",
    },
    options: {
      a: {
        en: "The number of people who have signed up for them already",
        es: "El número de personas que ya se han apuntado hasta ahora",
      },
      b: {
        en: "A promise that the number never changes during the program",
        es: "La promesa de que el número no cambiará durante el programa",
      },
      c: {
        en: "The full text of each message that is planned for the year",
        es: "El texto completo de cada mensaje previsto para el año",
      },
      d: {
        en: "What is sent, how often, possible charges and how to stop",
        es: "Qué se envía, con qué frecuencia, posibles cargos y cómo parar",
      },
    },
  },
  {
    id: "ctia-e04",
    prompt: {
      en: "Somebody has just opted in to a recurring texting program. What should the first message do?",
      es: "Alguien acaba de darse de alta en un programa periódico de SMS. ¿Qué debería hacer el primer mensaje?",
    },
    options: {
      a: {
        en: "Confirm the enrollment, and tell how to get help and how to stop",
        es: "Confirmar el alta e indicar cómo pedir ayuda y cómo parar",
      },
      b: {
        en: "Ask for the names and numbers of two friends who may be interested",
        es: "Pedir nombres y números de dos amigos que puedan tener interés",
      },
      c: {
        en: "State that the enrollment can't be undone in the first month",
        es: "Indicar que el alta no puede anularse durante el primer mes",
      },
      d: {
        en: "Present the best offer at once, while the interest is still fresh",
        es: "Presentar enseguida la mejor oferta, mientras haya interés",
      },
    },
  },
  {
    id: "ctia-e05",
    prompt: {
      en: "A rep proposes to spread one campaign over fifty numbers so that filters don't notice its volume. How do the messaging principles see this?",
      es: "Un representante propone repartir una campaña entre cincuenta números para que los filtros no noten el volumen. ¿Cómo lo ven los principios de mensajería?",
    },
    options: {
      a: {
        en: "As good practice, since it lowers the load of each number",
        es: "Como buena práctica, pues reduce la carga de cada número",
      },
      b: {
        en: "As allowed, provided that each number sends the same text",
        es: "Como algo permitido si cada número envía el mismo texto",
      },
      c: {
        en: "As evasion of filters, which senders must not practice",
        es: "Como una evasión de los filtros, que no se debe practicar",
      },
      d: {
        en: "As allowed, provided that the numbers share an area code",
        es: "Como algo permitido si los números comparten prefijo",
      },
    },
  },
  {
    id: "ctia-e06",
    prompt: {
      en: "A partner company offers you the numbers of people who opted in to its texts. May you text them on that basis?",
      es: "Una empresa asociada te ofrece los números de quienes aceptaron sus SMS. ¿Puedes escribirles sobre esa base?",
    },
    options: {
      a: {
        en: "No: unless the partner passes the numbers on for free",
        es: "No: salvo que la empresa asociada ceda los números gratis",
      },
      b: {
        en: "Yes: an opt-in holds for all firms of the same trade",
        es: "Sí: el consentimiento vale para las empresas del mismo sector",
      },
      c: {
        en: "No: an opt-in holds for the sender to whom it was given",
        es: "No: el consentimiento vale para el remitente al que se dio",
      },
      d: {
        en: "Yes: if your first text names the partner as its source",
        es: "Sí: si tu primer SMS nombra a la empresa asociada como origen",
      },
    },
  },
  {
    id: "ctia-e07",
    prompt: {
      en: "Your marketing text needs a link. Which kind is the safest choice?",
      es: "Tu SMS comercial necesita un enlace. ¿Qué tipo es la opción más segura?",
    },
    options: {
      a: {
        en: "One on a domain that clearly belongs to your company",
        es: "Uno en un dominio que sea claramente de tu empresa",
      },
      b: {
        en: "One from a free public shortener that everybody uses",
        es: "Uno de un acortador público gratuito que usa todo el mundo",
      },
      c: {
        en: "One that leads through several redirects to the page",
        es: "Uno que pase por varias redirecciones hasta la página",
      },
      d: {
        en: "One with an IP address in place of a domain name",
        es: "Uno con una dirección IP en lugar de un dominio",
      },
    },
  },
  {
    id: "ctia-e08",
    prompt: {
      en: "A person texts your company first: “Are you open on Saturday?” What does that permit?",
      es: "Una persona escribe primero a tu empresa: «¿Abrís los sábados?» ¿Qué permite eso?",
    },
    options: {
      a: {
        en: "Answering her question, yet no promotional texts afterwards",
        es: "Responder a su pregunta, pero no enviarle después promociones",
      },
      b: {
        en: "Adding her to all the texting programs that the company runs",
        es: "Añadirla a todos los programas de SMS que tenga la empresa",
      },
      c: {
        en: "Sending promotions for a month, starting with the answer",
        es: "Enviarle promociones durante un mes a partir de la respuesta",
      },
      d: {
        en: "Nothing, as no reply is allowed before there is a written opt-in",
        es: "Nada, pues no se puede responder sin un alta por escrito",
      },
    },
  },
  {
    id: "ctia-e09",
    prompt: {
      en: "A subscriber replies “please don't text me again” instead of a keyword. What is right?",
      es: "Un suscriptor responde «por favor, no me escribáis más» en vez de una palabra clave. ¿Qué es lo correcto?",
    },
    options: {
      a: {
        en: "Send fewer messages to this subscriber from now on",
        es: "Enviar a partir de ahora menos mensajes al suscriptor",
      },
      b: {
        en: "Reply that only the listed keywords can be processed",
        es: "Responder que solo se procesan las palabras de la lista",
      },
      c: {
        en: "Wait for a second message that repeats the same wish",
        es: "Esperar un segundo mensaje que repita ese deseo",
      },
      d: { en: "Treat it as an opt-out and end the messages", es: "Tratarlo como una baja y poner fin a los mensajes" },
    },
  },
  {
    id: "ctia-e10",
    prompt: {
      en: "A client opted in to appointment reminders by text. You want to send promotions to the same number. What do you need?",
      es: "Un cliente se apuntó a recordatorios de citas por SMS. Quieres enviarle promociones al mismo número. ¿Qué necesitas?",
    },
    options: {
      a: {
        en: "One reminder that announces the promotions in advance",
        es: "Un recordatorio que anuncie las promociones de antemano",
      },
      b: {
        en: "A separate express written opt-in to promotional texts",
        es: "Un alta expresa, por escrito y aparte, para las promociones",
      },
      c: {
        en: "A pause of thirty days between reminders and promotions",
        es: "Una pausa de treinta días entre recordatorios y promociones",
      },
      d: {
        en: "Nothing further, because an opt-in covers every purpose",
        es: "Nada más, porque un alta vale para todos los fines",
      },
    },
  },
];
