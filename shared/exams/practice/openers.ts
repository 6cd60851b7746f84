import type { PracticeQuestion } from "../question.ts";

export const openersPractice: readonly PracticeQuestion[] = [
  {
    id: "openers-p01",
    prompt: {
      en: "What should a prospect know after the first ten seconds of your call?",
      es: "¿Qué debe saber el prospecto tras los diez primeros segundos de tu llamada?",
    },
    options: {
      a: {
        en: "What your product does and how it differs from its rivals.",
        es: "Qué hace tu producto y en qué se distingue de sus rivales.",
      },
      b: {
        en: "How long your company has existed and whom it works for.",
        es: "Cuánto tiempo lleva tu empresa y para quién trabaja.",
      },
      c: {
        en: "What you would like to sell and the conditions this month.",
        es: "Qué te gustaría vender y las condiciones de este mes.",
      },
      d: {
        en: "Who you are, where you call from and why you call them.",
        es: "Quién eres, de dónde llamas y por qué le llamas a él.",
      },
    },
    answer: "d",
    because: {
      en: "Until those three are clear, the listener is busy guessing and does not follow.",
      es: "Hasta que esas tres cosas no están claras, quien escucha está adivinando y no te sigue.",
    },
  },
  {
    id: "openers-p02",
    prompt: { en: "Which sentence is a permission-based opener?", es: "¿Qué frase es una apertura que pide permiso?" },
    options: {
      a: {
        en: "“I am sure you will want to hear what I can offer you this week.”",
        es: "«Seguro que quieres oír lo que puedo ofrecerte esta semana».",
      },
      b: {
        en: "“I just need you to confirm a few details about your company.”",
        es: "«Solo necesito que me confirmes unos datos de tu empresa».",
      },
      c: {
        en: "“May I take thirty seconds to say why I called? Then you decide.”",
        es: "«¿Me das treinta segundos para decirte por qué llamo? Luego tú decides».",
      },
      d: {
        en: "“You are the person who decides about software there, right?”",
        es: "«Eres la persona que decide sobre el software ahí, ¿verdad?».",
      },
    },
    answer: "c",
    because: {
      en: "It names a short time and leaves the decision with the prospect.",
      es: "Nombra un tiempo breve y deja la decisión en manos del prospecto.",
    },
  },
  {
    id: "openers-p03",
    prompt: {
      en: "Which opener gives the most relevant reason for calling a logistics manager?",
      es: "¿Qué apertura da el motivo más pertinente para llamar a un responsable de logística?",
    },
    options: {
      a: {
        en: "“We help companies like yours to become far more efficient.”",
        es: "«Ayudamos a empresas como la vuestra a ser mucho más eficientes».",
      },
      b: {
        en: "“You are hiring six drivers; I wonder how you plan their routes.”",
        es: "«Estáis contratando a seis conductores y quería saber cómo planificáis las rutas».",
      },
      c: {
        en: "“I am calling all the logistics companies in your area this week.”",
        es: "«Esta semana estoy llamando a todas las empresas de logística de la zona».",
      },
      d: {
        en: "“I would like to introduce our company and its new products to you.”",
        es: "«Me gustaría presentarte nuestra empresa y sus nuevos productos».",
      },
    },
    answer: "b",
    because: {
      en: "It rests on something true about this company and leads to a problem it may have.",
      es: "Parte de algo cierto sobre esa empresa y lleva a un problema que puede tener.",
    },
  },
  {
    id: "openers-p04",
    prompt: {
      en: "The receptionist asks what your call is about. Which answer works best?",
      es: "La recepcionista te pregunta de qué se trata. ¿Qué respuesta funciona mejor?",
    },
    options: {
      a: {
        en: "One true sentence on the subject, and a request for her help.",
        es: "Una frase veraz sobre el asunto y una petición de ayuda.",
      },
      b: {
        en: "“He is expecting my call”, because most people have no time to check.",
        es: "«Está esperando mi llamada», porque casi nadie tiene tiempo de comprobarlo.",
      },
      c: {
        en: "“It is personal”, so that she puts you through without more questions.",
        es: "«Es personal», para que te pase sin más preguntas.",
      },
      d: {
        en: "The full presentation, so that she can judge how important it is.",
        es: "La presentación completa, para que juzgue lo importante que es.",
      },
    },
    answer: "a",
    because: {
      en: "Honesty and brevity make an ally of the person you will speak to again next time.",
      es: "La honestidad y la brevedad ganan como aliada a una persona con la que volverás a hablar.",
    },
  },
  {
    id: "openers-p05",
    prompt: { en: "How should your voice sound in the opener?", es: "¿Cómo debe sonar tu voz en la apertura?" },
    options: {
      a: {
        en: "Solemn and very low, so that you sound like a senior expert.",
        es: "Solemne y muy grave, para que parezcas un experto veterano.",
      },
      b: {
        en: "Fast and lively, so that the prospect cannot interrupt you.",
        es: "Rápida y animada, para que el prospecto no te pueda interrumpir.",
      },
      c: {
        en: "Calm and clear, with the sentence falling at its end.",
        es: "Tranquila y clara, con el tono bajando al final de la frase.",
      },
      d: {
        en: "Rising at each sentence's end, so that you sound polite.",
        es: "Subiendo al final de cada frase, para que suene educada.",
      },
    },
    answer: "c",
    because: {
      en: "A calm pace and a falling tone sound sure, while haste and a rising tone sound unsure.",
      es: "Un ritmo tranquilo y un tono descendente transmiten seguridad; la prisa y el tono ascendente, duda.",
    },
  },
  {
    id: "openers-p06",
    prompt: {
      en: "In the middle of your opener the prospect asks sharply: “Who is this?” What do you do?",
      es: "En mitad de la apertura el prospecto pregunta, cortante: «¿Quién es?». ¿Qué haces?",
    },
    options: {
      a: {
        en: "Ask whether it is a bad moment and offer to hang up.",
        es: "Preguntas si es mal momento y te ofreces a colgar.",
      },
      b: {
        en: "Reply with a joke to lighten the mood, and then go on.",
        es: "Respondes con una broma para aliviar la tensión y sigues.",
      },
      c: {
        en: "Finish the sentence first, since the answer comes at its end.",
        es: "Terminas antes la frase, porque la respuesta viene al final.",
      },
      d: {
        en: "Repeat your name and company calmly and add the reason.",
        es: "Repites con calma tu nombre y tu empresa y añades el motivo.",
      },
    },
    answer: "d",
    because: {
      en: "The question shows that the start was unclear, and a calm plain answer repairs it.",
      es: "La pregunta indica que el principio no quedó claro, y una respuesta llana y tranquila lo arregla.",
    },
  },
  {
    id: "openers-p07",
    prompt: {
      en: "A customer has referred you to her colleague. What must be settled before you open with her name?",
      es: "Una clienta te ha recomendado a un colega. ¿Qué tiene que estar claro antes de abrir con su nombre?",
    },
    options: {
      a: { en: "That she holds a higher position than he does.", es: "Que ocupa un puesto superior al de él." },
      b: { en: "That she agreed to your mentioning her name.", es: "Que ella está de acuerdo en que la menciones." },
      c: {
        en: "That she gets a commission if he signs.",
        es: "Que cobra una comisión si él acaba firmando el contrato.",
      },
      d: { en: "That she has been a customer for over a year.", es: "Que lleva más de un año siendo clienta." },
    },
    answer: "b",
    because: {
      en: "A name used without consent can hurt both relations, and he may well ask her.",
      es: "Un nombre usado sin permiso puede dañar las dos relaciones, y es fácil que él le pregunte.",
    },
  },
  {
    id: "openers-p08",
    prompt: {
      en: "The prospect says: “You have thirty seconds.” How do you use them?",
      es: "El prospecto te dice: «Tienes treinta segundos». ¿Cómo los usas?",
    },
    options: {
      a: {
        en: "A description of your company, its history and its main customers.",
        es: "Una descripción de tu empresa, su historia y sus principales clientes.",
      },
      b: {
        en: "An apology for the interruption and a request for some more time.",
        es: "Una disculpa por la interrupción y la petición de algo más de tiempo.",
      },
      c: {
        en: "One problem companies like theirs have, then a question about it.",
        es: "Un problema que tienen empresas como la suya y una pregunta sobre él.",
      },
      d: {
        en: "As many product strengths as fit, since there may be no other chance.",
        es: "Todos los puntos fuertes que quepan, porque quizá no haya otra ocasión.",
      },
    },
    answer: "c",
    because: {
      en: "A problem they recognise and a question make them want to go on.",
      es: "Un problema que reconoce y una pregunta hacen que quiera seguir hablando.",
    },
  },
  {
    id: "openers-p09",
    prompt: {
      en: "The prospect lets you continue. Which first question opens the conversation most?",
      es: "El prospecto te deja continuar. ¿Qué primera pregunta abre más la conversación?",
    },
    options: {
      a: { en: "“Would you like to save some money?”", es: "«¿Os gustaría ahorrar dinero?»" },
      b: { en: "“Did you know that we also do that?”", es: "«¿Sabías que nosotros también lo hacemos?»" },
      c: { en: "“Are you content with your provider?”", es: "«¿Estáis contentos con el proveedor?»" },
      d: { en: "“How do you handle that today?”", es: "«¿Cómo lo hacéis hoy en día?»" },
    },
    answer: "d",
    because: {
      en: "An open question about their present way of working brings facts, while the others end in yes or no.",
      es: "Una pregunta abierta sobre su forma de trabajar trae hechos; las demás se quedan en un sí o un no.",
    },
  },
  {
    id: "openers-p10",
    prompt: { en: "What is a trigger event in an opener?", es: "¿Qué es un evento desencadenante en una apertura?" },
    options: {
      a: {
        en: "A recent change at the company that may create a need.",
        es: "Un cambio reciente en la empresa que puede crear una necesidad.",
      },
      b: {
        en: "A moment in the call at which the CRM sends an e-mail.",
        es: "Un momento de la llamada en el que el CRM envía un correo.",
      },
      c: {
        en: "A special offer of yours that expires in the next few days.",
        es: "Una oferta especial tuya que caduca en los próximos días.",
      },
      d: {
        en: "A phrase that makes the prospect answer with a yes.",
        es: "Una frase que lleva al prospecto a responder que sí varias veces.",
      },
    },
    answer: "a",
    because: {
      en: "A new site, a new head or a round of hiring explains why you call now.",
      es: "Una sede nueva, un nuevo director o una ronda de contratación explican por qué llamas ahora.",
    },
  },
];
